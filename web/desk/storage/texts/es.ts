// The texts of desk/storage in Spanish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'storage.free': '{free} libres de {total}',
  'storage.reserve': 'Cuando quedan menos de {size} libres, el archivo espera para que la emisión y sus grabaciones tengan espacio.',
  'storage.ample': 'Hay espacio.',
  'storage.low': 'Es hora de hacer espacio o de conseguir un disco más grande.',
  'storage.short': 'Las tareas esperan y no se puede enviar nada hasta que haya espacio. La emisión sigue, y las grabaciones mientras puedan.',
  'storage.days': {
    one: 'Al ritmo de las últimas dos semanas, el disco se llena en {count} día.',
    many: 'Al ritmo de las últimas dos semanas, el disco se llena en {count} de días.',
    other: 'Al ritmo de las últimas dos semanas, el disco se llena en {count} días.',
  },
  'storage.what': 'Qué ocupa el espacio',
  'part.airLog': 'Registro de emisión',
  'part.airLog.help': 'cada segundo que salió al aire',
  'part.recordings': 'Grabaciones de programas en vivo',
  'part.recordings.help': 'sin pérdida, como se grabaron',
  'part.masters': 'Originales de episodios',
  'part.masters.help': 'sin pérdida, para nuevos cortes',
  'part.published': 'Episodios',
  'part.published.help': 'lo que recibe la audiencia',
  'part.uploads': 'Archivos enviados',
  'part.uploads.help': 'en camino o esperando su turno',
  'part.database': 'Base de datos',
  'part.database.help': 'programación, personas, historial',
  'part.other': 'Todo lo demás',
  'part.other.help': 'portadas, música, sonidos, trabajo de las tareas',
  'storage.elsewhere': 'Los episodios y sus originales están en otro almacenamiento, no en este disco.',
  'storage.rules': 'Lo que se borra solo',
  'storage.lossless': {
    one: 'Las grabaciones y los originales se borran {count} día después de publicar su episodio; un borrador conserva los suyos.',
    many: 'Las grabaciones y los originales se borran {count} de días después de publicar su episodio; un borrador conserva los suyos.',
    other: 'Las grabaciones y los originales se borran {count} días después de publicar su episodio; un borrador conserva los suyos.',
  },
  'storage.losslessKept': 'Las grabaciones y los originales se guardan para siempre.',
  'storage.noArchive': 'Las grabaciones de programas que no guardan archivo se borran después de su repetición.',
  'storage.uploads': {
    one: 'Una subida que nadie continúa se borra después de {count} día.',
    many: 'Una subida que nadie continúa se borra después de {count} de días.',
    other: 'Una subida que nadie continúa se borra después de {count} días.',
  },
})
