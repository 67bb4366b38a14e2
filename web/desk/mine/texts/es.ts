// The texts of desk/mine in Spanish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'mine.next': 'Tu próximo programa',
  'mine.in': 'dentro de {duration}',
  'mine.now': 'Ahora es tu turno.',
  'mine.none': 'No tienes ningún turno previsto. Pide uno a la coordinación.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Próximas fechas',
  'mine.noDates': 'No hay fechas en los próximos 60 días.',
  'mine.editing': 'a tu cargo',
  'mine.studio': 'Abrir el estudio',
  'how.title': 'Cómo salir al aire',
  'how.browser': 'Desde el teléfono o la laptop: abre el estudio, enciende el micrófono y toca “Salir al aire”. Puedes llegar antes y esperar; sales al aire automáticamente.',
  'how.client': 'Desde BUTT, Mixxx u OBS: pon los datos de abajo como servidor Icecast, con MP3 a 128 kbit/s u Ogg.',
  'how.drop': 'Si se corta la conexión, tranquilidad: suena música, tu lugar se guarda y vuelves automáticamente.',
  'keys.title': 'Tus claves de transmisión',
  'keys.help': 'Una clave es la contraseña para tu programa de transmisión, no para esta página.',
  'keys.address': 'Dirección',
  'keys.port': 'Puerto',
  'keys.mount': 'Punto de montaje (mount)',
  'keys.user': 'Usuario',
  'keys.key': 'Contraseña',
  'keys.label': '¿Dónde la vas a usar?',
  'keys.make': 'Crear una clave',
  'keys.once': 'La clave solo se muestra ahora. Cópiala.',
  'keys.used': 'último uso: {day}, {time}',
  'keys.unused': 'nunca se usó',
  'keys.revoke': 'Anular {label}',
  'keys.revokeShort': 'Anular',
})
