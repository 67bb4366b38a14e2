// The texts of listening in Romanian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'tools.open': 'Derulare înapoi și oprire automată',
  'tools.back': '30 de secunde înapoi',
  'tools.forward': '30 de secunde înainte',
  'tools.beginning': 'De la începutul emisiunii',
  'tools.live': 'Înapoi în direct',
  'tools.behind': 'cu {time} în urma transmisiei în direct',
  'tools.cost': 'Sunetul de mai devreme consumă {size} pe oră.',
  'tools.gone': 'Partea aceea nu mai e păstrată. Asculți radioul în direct.',
  'tools.unsupported': 'Browserul acesta nu poate da emisiunea înapoi.',
  'refused.commercial_music': 'Emisiunea aceasta pune muzică comercială: licența nu le permite ascultătorilor să dea înapoi.',
  'refused.nothing_on_air': 'Poți da înapoi în timpul unei emisiuni.',
  'refused.not_logged': 'Din emisiunea aceasta nu e păstrat încă nimic. Încearcă din nou peste puțin timp.',
  'sleep.label': 'Oprire automată',
  'sleep.off': 'Fără',
  'sleep.minutes': { one: '{count} minut', few: '{count} minute', other: '{count} de minute' },
  'sleep.show': 'La sfârșitul acestei emisiuni',
  'sleep.left': 'Radioul se oprește peste {time}',
  'data.used': 'Date consumate pentru sunet de când ai deschis pagina: cam {size}',
})
