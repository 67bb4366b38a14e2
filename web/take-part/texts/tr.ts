// The texts of take-part in Turkish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'take.title': 'Bizimle radyo yapın',
  'take.lead': 'Anlatacağınız, çalacağınız ya da soracağınız bir şey mi var? Hangi dilde olursa olsun, iki cümleyle yazın. Deneyim de donanım da gerekmez.',
  'take.how': 'Sonra ne olur',
  'take.step1': 'Fikrinizi gönderirsiniz. Radyodan biri size yazar.',
  'take.step2': 'Size stüdyoyu gösteririz: iki saat yeter.',
  'take.step3': 'Bir deneme programı yaparsınız, isterseniz yardım ederiz.',
  'take.step4': 'Stüdyodan ya da telefonunuzdan yayına girersiniz.',
  'form.text': 'Fikriniz',
  'form.textHelp': 'İstediğiniz dilde, en çok 2000 karakter.',
  'form.languages': 'Programın dilleri',
  'form.other': 'Başka bir dil',
  'form.otherHelp': 'Fikrinizin içine yazın.',
  'form.nick': 'Size nasıl seslenelim',
  'form.contact': 'Size nasıl ulaşalım',
  'form.contactHelp': 'Telefon numarası, e-posta, Signal, Telegram: hangisini isterseniz.',
  'form.website': 'Burayı boş bırakın',
  'form.send': 'Fikri gönder',
  'form.privacy': 'Bunu yalnızca koordinatörler okur. Birlikte attığımız son adımdan sonra 12 ay saklar, sonra sileriz; isterseniz daha önce de sileriz. Hesap yok, bülten yok.',
  'form.thanks': 'Teşekkürler, {nick}!',
  'form.thanksPlain': 'Teşekkürler!',
  'form.thanksHelp': 'Fikriniz bize ulaştı. Yakında size yazarız.',
  'form.unreachable': 'Radyo yanıt vermiyor. Yazınız burada duruyor; birazdan yeniden deneyin.',
  'form.tooMany': 'Aynı anda çok fazla fikir geldi. Yazınız burada duruyor; daha sonra yeniden deneyin.',
  'form.idea_text': 'Fikrinizi anlatın: 1 ile 2000 karakter arası.',
  'form.idea_nick': 'Size nasıl sesleneceğimizi yazın.',
  'form.idea_contact': 'Size nasıl ulaşacağımızı yazın.',
})
