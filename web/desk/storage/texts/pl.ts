// The texts of the storage room in Polish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'storage.free': 'Wolne {free} z {total}',
  'storage.reserve': 'Gdy wolne jest mniej niż {size}, archiwum czeka, żeby starczyło miejsca na nadawanie i nagrania.',
  'storage.ample': 'Miejsca wystarcza.',
  'storage.low': 'Pora zrobić miejsce albo kupić większy dysk.',
  'storage.short': 'Zadania czekają i nic nie można wysłać, dopóki nie będzie miejsca. Nadawanie trwa, a nagrywanie tak długo, jak się da.',
  'storage.days': { one: 'W tempie ostatnich dwóch tygodni dysk zapełni się za {count} dzień.', few: 'W tempie ostatnich dwóch tygodni dysk zapełni się za {count} dni.', many: 'W tempie ostatnich dwóch tygodni dysk zapełni się za {count} dni.', other: 'W tempie ostatnich dwóch tygodni dysk zapełni się za {count} dnia.' },
  'storage.what': 'Co zajmuje miejsce',
  'part.airLog': 'Zapis anteny',
  'part.airLog.help': 'każda sekunda, która poszła na antenę',
  'part.recordings': 'Nagrania audycji na żywo',
  'part.recordings.help': 'bezstratne, tak jak je nagrano',
  'part.masters': 'Oryginały odcinków',
  'part.masters.help': 'bezstratne, do nowego montażu',
  'part.published': 'Odcinki',
  'part.published.help': 'to, co dostają słuchacze',
  'part.uploads': 'Przesłane pliki',
  'part.uploads.help': 'w drodze albo czekające na swoją porę',
  'part.database': 'Baza danych',
  'part.database.help': 'program, ludzie, historia',
  'part.other': 'Wszystko inne',
  'part.other.help': 'okładki, muzyka, dźwięki, praca zadań',
  'storage.elsewhere': 'Odcinki i ich oryginały leżą gdzie indziej, nie na tym dysku.',
  'storage.rules': 'Co znika samo',
  'storage.lossless': { one: 'Nagrania i oryginały znikają {count} dzień po publikacji odcinka; szkic zachowuje swoje.', few: 'Nagrania i oryginały znikają {count} dni po publikacji odcinka; szkic zachowuje swoje.', many: 'Nagrania i oryginały znikają {count} dni po publikacji odcinka; szkic zachowuje swoje.', other: 'Nagrania i oryginały znikają {count} dnia po publikacji odcinka; szkic zachowuje swoje.' },
  'storage.losslessKept': 'Nagrania i oryginały są przechowywane na zawsze.',
  'storage.noArchive': 'Nagrania audycji bez archiwum znikają po powtórce.',
  'storage.uploads': { one: 'Niedokończone przesyłanie znika po {count} dniu.', few: 'Niedokończone przesyłanie znika po {count} dniach.', many: 'Niedokończone przesyłanie znika po {count} dniach.', other: 'Niedokończone przesyłanie znika po {count} dnia.' },
})
