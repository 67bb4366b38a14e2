// The texts of the moderators' room in Ukrainian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'chat.lead': 'Приховати, зупинити чи заблокувати можна там, де повідомлення: у чаті.',
  'chat.open': 'Відкрити чат',
  'held.title': 'Чекає на модератора',
  'held.none': 'Нічого не чекає.',
  'cases.title': 'Справи',
  'cases.state': 'Показати ті, що в стані',
  'cases.none': 'Таких немає.',
  'case.reports': { one: '{count} скарга', few: '{count} скарги', many: '{count} скарг', other: '{count} скарги' },
  'case.by': 'рішення: {name}',
  'case.appeal': 'Оскарження:',
  'decide.title': 'Рішення',
  'decide.hidden': 'Приховати повідомлення',
  'decide.kept': 'Повідомлення залишається',
  'decide.send': 'Вирішити',
  'appeal.reverse': 'Скасувати рішення',
  'appeal.uphold': 'Рішення залишається',
  'appeal.notYou': 'Це ваше рішення. Оскарження розгляне інший модератор.',
  'bans.title': 'Хто не може писати',
  'bans.none': 'Усі можуть писати.',
  'bans.network': 'разом із мережею',
  'bans.until': 'до {day}, {time}',
  'bans.end': 'Дозволити писати знову',
  'words.title': 'Списки слів',
  'words.help': 'Одне слово або вислів у рядку. «слово»: ціле слово; «основа*»: що так починається; «*частина*»: що має це будь-де. Великі літери, діакритика й схожі літери не мають значення. «=слово»: лише з цими знаками.',
  'words.review': 'Цей список ще не читав ніхто, хто виріс із цією мовою. Прочитайте, виправте й збережіть його: тоді він ваш.',
  'words.language': 'Мова',
  'words.hold': 'Чекає на модератора',
  'words.hide': 'Одразу приховано',
  'words.allow': 'Винятки: завжди дозволено',
})
