// The texts of desk/mine in Belarusian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'mine.next': 'Ваша наступная перадача',
  'mine.in': 'праз {duration}',
  'mine.now': 'Цяпер ваш час.',
  'mine.none': 'Для вас час у эфіры не запланаваны. Папрасіце яго ў каардынацыі.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Бліжэйшыя даты',
  'mine.noDates': 'На бліжэйшыя 60 дзён датаў няма.',
  'mine.editing': 'пад вашым даглядам',
  'mine.studio': 'Адкрыць студыю',
  'how.title': 'Як выйсці ў эфір',
  'how.browser': 'З тэлефона або ноўтбука: адкрыйце студыю, уключыце мікрафон, націсніце «Выйсці ў эфір». Можна прыйсці раней і пачакаць; у эфір вы трапіце самі.',
  'how.client': 'З BUTT, Mixxx або OBS: упішыце налады ніжэй як сервер Icecast, з MP3 128 кбіт/с або Ogg.',
  'how.drop': 'Калі сувязь перарвецца, не хвалюйцеся: слухачы чуюць музыку, ваша месца захоўваецца, і вы вернецеся самі.',
  'keys.title': 'Вашы ключы патоку',
  'keys.help': 'Ключ — гэта пароль для вашай праграмы, а не для гэтай старонкі.',
  'keys.address': 'Адрас',
  'keys.port': 'Порт',
  'keys.mount': 'Пункт (mount)',
  'keys.user': 'Карыстальнік',
  'keys.key': 'Пароль',
  'keys.label': 'Дзе вы будзеце ім карыстацца?',
  'keys.make': 'Стварыць ключ',
  'keys.once': 'Ключ паказваецца толькі цяпер. Скапіруйце яго.',
  'keys.used': 'апошні раз: {day}, {time}',
  'keys.unused': 'яшчэ не выкарыстоўваўся',
  'keys.revoke': 'Адклікаць: {label}',
  'keys.revokeShort': 'Адклікаць',
})
