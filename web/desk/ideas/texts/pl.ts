// The texts of the ideas room in Polish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'ideas.help': 'Pomysły, które przysłali ludzie, w drodze na antenę. Kontakty znikają po 12 miesiącach bez kolejnego kroku.',
  'ideas.page': 'Strona, na której zgłasza się pomysły',
  'stage.applied': 'zgłoszone',
  'stage.trained': 'po szkoleniu',
  'stage.pilot_accepted': 'pilot przyjęty',
  'stage.on_air': 'na antenie',
  'stage.declined': 'odrzucone',
  'idea.contact': 'Kontakt',
  'idea.languages': 'Języki',
  'idea.sent': 'Wysłano',
  'idea.account': 'Konto',
  'idea.steps': 'Dotychczasowe kroki',
  'idea.move': 'Przenieś do',
  'idea.note': 'Notatka dla redakcji',
  'idea.go': 'Zapisz krok',
  'idea.invite': 'Zaproś: {nick}',
  'idea.invited': 'zaproszenie wysłane',
  'idea.delete': 'Usuń',
  'idea.deleteSure': 'Usunąć pomysł: {nick}?',
  'idea.deleteHelp': 'Tekst, kontakt i wszystkie notatki znikną na zawsze.',
})
