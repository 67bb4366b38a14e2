// The texts of desk/ideas in Romanian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'ideas.help': 'Ideile trimise de oameni, în drum spre radio. Datele de contact se șterg după 12 luni fără niciun pas.',
  'ideas.page': 'Pagina prin care vin ideile',
  'stage.applied': 'trimisă',
  'stage.trained': 'pregătire făcută',
  'stage.pilot_accepted': 'episod de probă acceptat',
  'stage.on_air': 'la radio',
  'stage.declined': 'respinsă',
  'idea.contact': 'Contact',
  'idea.languages': 'Limbi',
  'idea.sent': 'Trimisă',
  'idea.account': 'Cont',
  'idea.steps': 'Pași până acum',
  'idea.move': 'Mută la',
  'idea.note': 'Notă pentru redacție',
  'idea.go': 'Notează pasul',
  'idea.invite': 'Invită: {nick}',
  'idea.invited': 'invitație trimisă',
  'idea.delete': 'Șterge',
  'idea.deleteSure': 'Ștergi ideea trimisă de {nick}?',
  'idea.deleteHelp': 'Textul, datele de contact și toate notele dispar pentru totdeauna.',
})
