// The texts of the room of the programme files in Polish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'files.help': 'Co mówią pliki programu, a czego nie ma w programie. Tam, gdzie pliki i redakcja zmieniły to samo, decyzja należy do Ciebie; do tego czasu zostaje wersja redakcji.',
  'files.agree': 'Pliki i redakcja są zgodne; nie ma nic do rozstrzygnięcia.',
  'files.problems': 'Plików nie da się zastosować w tej postaci',
  'files.changes': 'Zastosowanie plików zmieni też',
  'files.moreChanges': { one: 'i jeszcze {count}', few: 'i jeszcze {count}', many: 'i jeszcze {count}', other: 'i jeszcze {count}' },
  'files.conflicts': 'Do rozstrzygnięcia',
  'files.files': 'Jak w plikach',
  'files.desk': 'Jak w redakcji',
  'files.nothing': 'nie ma w programie',
  'files.same': 'bez zmian',
  'files.needs': 'Potrzebne: {what}, a druga strona to zmieniła lub usunęła. Weź jedno i drugie z tej samej strony.',
  'files.fields': 'Co się różni',
  'files.apply': 'Zastosuj',
  'files.applied': 'Zastosowano.',
  'files.left': { one: '{count} rzecz nie jest rozstrzygnięta i zostaje jak w redakcji.', few: '{count} rzeczy nie są rozstrzygnięte i zostają jak w redakcji.', many: '{count} rzeczy nie jest rozstrzygniętych i zostaje jak w redakcji.', other: '{count} rzeczy nie jest rozstrzygniętych i zostaje jak w redakcji.' },
})
