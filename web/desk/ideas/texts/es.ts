// The texts of desk/ideas in Spanish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'ideas.help': 'Ideas que mandó la gente, en camino al aire. Los contactos se borran después de 12 meses sin ningún paso.',
  'ideas.page': 'La página donde llegan las ideas',
  'stage.applied': 'idea enviada',
  'stage.trained': 'con formación',
  'stage.pilot_accepted': 'piloto aceptado',
  'stage.on_air': 'al aire',
  'stage.declined': 'rechazada',
  'idea.contact': 'Contacto',
  'idea.languages': 'Idiomas',
  'idea.sent': 'Enviada',
  'idea.account': 'Cuenta',
  'idea.steps': 'Pasos hasta ahora',
  'idea.move': 'Pasar a',
  'idea.note': 'Nota para la redacción',
  'idea.go': 'Anotar el paso',
  'idea.invite': 'Invitar a {nick}',
  'idea.invited': 'invitación enviada',
  'idea.delete': 'Borrar',
  'idea.deleteSure': '¿Borrar la idea de {nick}?',
  'idea.deleteHelp': 'El texto, el contacto y todas las notas se pierden para siempre.',
})
