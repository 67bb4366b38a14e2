// The texts of the page where ideas come in in Ukrainian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'take.title': 'Творіть радіо з нами',
  'take.lead': 'Маєте що розповісти, зіграти чи запитати — будь-якою мовою? Напишіть це двома реченнями. Ні досвід, ні техніка не потрібні.',
  'take.how': 'Що буде далі',
  'take.step1': 'Ви надсилаєте ідею. Хтось із радіо відповідає.',
  'take.step2': 'Ми показуємо студію: двох годин досить.',
  'take.step3': 'Ви робите пілотний випуск, з допомогою, якщо хочете.',
  'take.step4': 'Ви в ефірі — зі студії чи з телефона.',
  'form.text': 'Ваша ідея',
  'form.textHelp': 'Будь-якою мовою, до 2000 символів.',
  'form.languages': 'Мови передачі',
  'form.other': 'Інша мова',
  'form.otherHelp': 'Напишіть про неї в ідеї.',
  'form.nick': 'Як до вас звертатися',
  'form.contact': 'Як з вами зв’язатися',
  'form.contactHelp': 'Телефон, e-mail, Signal, Telegram — як зручніше.',
  'form.website': 'Залиште порожнім',
  'form.send': 'Надіслати ідею',
  'form.privacy': 'Це читає лише координація. Ми зберігаємо це 12 місяців після останнього спільного кроку, потім видаляємо; на прохання — раніше. Без акаунта й розсилок.',
  'form.thanks': 'Дякуємо, {nick}!',
  'form.thanksPlain': 'Дякуємо!',
  'form.thanksHelp': 'Ваша ідея в нас. Скоро відповімо.',
  'form.unreachable': 'Станція не відповідає. Ваш текст тут; спробуйте за хвилину.',
  'form.tooMany': 'Надійшло дуже багато ідей одразу. Ваш текст тут; спробуйте пізніше.',
  'form.idea_text': 'Опишіть ідею: від 1 до 2000 символів.',
  'form.idea_nick': 'Напишіть, як до вас звертатися.',
  'form.idea_contact': 'Напишіть, як з вами зв’язатися.',
})
