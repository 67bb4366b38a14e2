// The texts of share in Spanish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'sheet.title': 'Compartir',
  'sheet.link': 'Enlace',
  'sheet.from': 'Desde {at}',
  'sheet.copy': 'Copiar el enlace',
  'sheet.copied': 'Enlace copiado',
  'sheet.cannotCopy': 'Aquí no se puede copiar automáticamente: selecciona el enlace y cópialo.',
  'sheet.apps': 'Enviar',
  'sheet.sms': 'Mensaje de texto (SMS)',
  'sheet.mail': 'Correo electrónico',
  'sheet.close': 'Cerrar',
})
