// The texts of desk/people in Spanish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'people.search': 'Buscar',
  'people.none': 'No se encontró a nadie.',
  'people.count': { one: '{count} persona', many: '{count} de personas', other: '{count} personas' },
  'people.closed': 'cerrada',
  'people.secondStep': 'segundo paso',
  'people.login': 'Usuario',
  'people.seen': 'Última vez',
  'people.never': 'sin sesión abierta ahora',
  'people.notYours': 'Solo la administración cambia esta cuenta.',
  'people.role': 'Rol',
  'people.host': 'Habla como',
  'people.noHost': 'nadie de la programación',
  'people.shows': 'Programas a su cargo',
  'people.addShow': 'Dar un programa',
  'people.takeShow': 'Quitar {show}',
  'people.close': 'Cerrar la cuenta',
  'people.closeHelp': 'Al cerrarla terminan enseguida todas las sesiones y la conexión en vivo. Se puede abrir de nuevo.',
  'people.open': 'Abrir la cuenta de nuevo',
  'people.sessions': 'Sesiones abiertas',
  'people.endSessions': 'Cerrar sesión en todas partes',
  'invite.title': 'Invitar a alguien',
  'invite.make': 'Crear un enlace',
  'invite.share': 'Invitación a IMI Radio',
})
