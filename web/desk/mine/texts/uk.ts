// The texts of a host's own room in Ukrainian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'mine.next': 'Ваша наступна передача',
  'mine.in': 'за {duration}',
  'mine.now': 'Зараз ваш час.',
  'mine.none': 'Для вас не заплановано часу. Попросіть його в координації.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Найближчі дати',
  'mine.noDates': 'Найближчі 60 днів дат немає.',
  'mine.editing': 'під опікою',
  'mine.studio': 'Відкрити студію',
  'how.title': 'Як вийти в ефір',
  'how.browser': 'З телефона чи ноутбука: відкрийте студію, увімкніть мікрофон, натисніть «В ефір». Можна прийти раніше й зачекати; ефір увімкнеться сам.',
  'how.client': 'З BUTT, Mixxx чи OBS: впишіть налаштування нижче як сервер Icecast, MP3 128 кбіт/с або Ogg.',
  'how.drop': 'Якщо зв’язок обірветься, спокійно: слухачі чують музику, місце чекає на вас, і ви повертаєтеся автоматично.',
  'keys.title': 'Ваші ключі',
  'keys.help': 'Ключ — це пароль для вашої програми, не для цієї сторінки.',
  'keys.address': 'Адреса',
  'keys.port': 'Порт',
  'keys.mount': 'Mount',
  'keys.user': 'Користувач',
  'keys.key': 'Пароль',
  'keys.label': 'Де ви його використаєте?',
  'keys.make': 'Створити ключ',
  'keys.once': 'Ключ видно лише зараз. Скопіюйте його.',
  'keys.used': 'востаннє використано {day}, {time}',
  'keys.unused': 'ще не використано',
  'keys.revoke': 'Відкликати: {label}',
  'keys.revokeShort': 'Відкликати',
})
