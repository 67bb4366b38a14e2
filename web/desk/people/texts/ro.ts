// The texts of desk/people in Romanian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'people.search': 'Caută',
  'people.none': 'Nu s-a găsit nimeni.',
  'people.count': { one: '{count} persoană', few: '{count} persoane', other: '{count} de persoane' },
  'people.closed': 'închis',
  'people.secondStep': 'al doilea pas',
  'people.login': 'Nume de utilizator',
  'people.seen': 'Ultima dată',
  'people.never': 'acum nu e în cont',
  'people.notYours': 'Contul acesta îl poate schimba doar administrarea.',
  'people.role': 'Rol',
  'people.host': 'Vorbește ca',
  'people.noHost': 'nimeni din program',
  'people.shows': 'Emisiuni în grijă',
  'people.addShow': 'Dă o emisiune',
  'people.takeShow': 'Ia înapoi: {show}',
  'people.close': 'Închide contul',
  'people.closeHelp': 'Închiderea oprește imediat toate sesiunile și o transmisie în direct. Contul se poate deschide din nou.',
  'people.open': 'Deschide contul din nou',
  'people.sessions': 'Sesiuni deschise',
  'people.endSessions': 'Scoate din cont peste tot',
  'invite.title': 'Invită pe cineva',
  'invite.make': 'Fă un link',
  'invite.share': 'Invitație la IMI Radio',
})
