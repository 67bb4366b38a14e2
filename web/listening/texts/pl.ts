// The texts of what a listener can do while the radio plays, in Polish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'tools.open': 'Cofanie i wyłącznik czasowy',
  'tools.back': '30 sekund wstecz',
  'tools.forward': '30 sekund do przodu',
  'tools.beginning': 'Od początku audycji',
  'tools.live': 'Wróć na żywo',
  'tools.behind': '{time} za transmisją na żywo',
  'tools.cost': 'Słuchanie wcześniejszych minut zużywa {size} na godzinę.',
  'tools.gone': 'Tego fragmentu już nie ma. Słuchasz radia na żywo.',
  'tools.unsupported': 'Ta przeglądarka nie potrafi cofać audycji.',
  'refused.commercial_music': 'W tej audycji jest muzyka komercyjna: jej licencja nie pozwala słuchaczom cofać.',
  'refused.nothing_on_air': 'Cofać można w czasie audycji.',
  'refused.not_logged': 'Nic z tej audycji jeszcze się nie zachowało. Spróbuj za chwilę.',
  'sleep.label': 'Wyłącznik czasowy',
  'sleep.off': 'Wyłączony',
  'sleep.minutes': { one: '{count} minuta', few: '{count} minuty', many: '{count} minut', other: '{count} minuty' },
  'sleep.show': 'Na koniec tej audycji',
  'sleep.left': 'Radio wyłączy się za {time}',
  'data.used': 'Dane zużyte na dźwięk od otwarcia tej strony: około {size}',
})
