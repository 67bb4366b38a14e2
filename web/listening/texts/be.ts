// The texts of listening in Belarusian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'tools.open': 'Перамотка і таймер сну',
  'tools.back': 'На 30 секунд назад',
  'tools.forward': 'На 30 секунд наперад',
  'tools.beginning': 'З пачатку перадачы',
  'tools.live': 'Вярнуцца ў жывы эфір',
  'tools.behind': '{time} пасля жывога эфіру',
  'tools.cost': 'Гук з мінулага патрабуе {size} за гадзіну.',
  'tools.gone': 'Гэты кавалак больш не захоўваецца. Вы слухаеце радыё ўжывую.',
  'tools.unsupported': 'У гэтым браўзеры нельга вярнуцца назад у перадачы.',
  'refused.commercial_music': 'У гэтай перадачы гучыць камерцыйная музыка: ліцэнзія не дазваляе слухачам вяртацца назад.',
  'refused.nothing_on_air': 'Вярнуцца назад можна падчас перадачы.',
  'refused.not_logged': 'Ад гэтай перадачы яшчэ нічога не захавана. Паспрабуйце крыху пазней.',
  'sleep.label': 'Таймер сну',
  'sleep.off': 'Выключаны',
  'sleep.minutes': { one: '{count} хвіліна', few: '{count} хвіліны', many: '{count} хвілін', other: '{count} хвіліны' },
  'sleep.show': 'У канцы гэтай перадачы',
  'sleep.left': 'Радыё выключыцца праз {time}',
  'data.used': 'Трафік на гук з таго часу, як вы адкрылі старонку: каля {size}',
})
