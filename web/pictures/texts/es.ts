// The texts of pictures in Spanish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'pictures.title': 'Escucha y pregunta sin leer',
  'pictures.description': 'Todos los programas en imágenes: toca para oír el nombre, toca otra vez para escuchar, mantén presionado para preguntar con tu voz.',
  'pictures.unknown': 'La radio no responde ahora. Prueba más tarde.',
  'tile.say': '{title}: oír el nombre',
  'tile.play': '{title}: escuchar',
  'tile.stop': '{title}: parar',
  'ask.hold': '{title}: pregunta con tu voz. Mantén presionado y habla, o toca para empezar y toca otra vez para terminar.',
  'ask.stop': 'Parar la grabación',
  'ask.asking': 'Permite el micrófono',
  'ask.recording': 'Habla ahora',
  'ask.recorded': 'Tu pregunta está grabada. Escúchala, bórrala o envíala.',
  'ask.listen': 'Escuchar tu pregunta',
  'ask.listenStop': 'Dejar de escuchar',
  'ask.delete': 'Borrar tu pregunta',
  'ask.mayAir': 'Mi voz puede salir al aire',
  'ask.send': 'Enviar tu pregunta',
  'sent.sending': 'Tu pregunta se está enviando',
  'sent.waiting': 'No hay conexión. Tu pregunta se guarda aquí y se enviará después.',
  'sent.kept': 'La radio tiene tu pregunta. ¡Gracias!',
  'sent.refused': 'No se pudo recibir tu pregunta. Grábala de nuevo.',
  'back.take': 'Retirar tu pregunta',
  'back.takeOf': '{title}: retirar tu pregunta',
  'back.sure': 'Sí, borrarla para siempre',
  'back.failed': 'Ahora no se pudo retirar. Prueba de nuevo cuando tengas conexión.',
  'mine.title': 'Tus preguntas',
  'microphone.denied': 'El navegador no dio permiso para usar el micrófono. Permítelo en los ajustes del navegador.',
  'microphone.none': 'No se encontró ningún micrófono.',
  'microphone.busy': 'Otra aplicación está usando el micrófono. Ciérrala y prueba de nuevo.',
  'microphone.insecure': 'El micrófono solo funciona en una dirección segura (https).',
  'microphone.unknown': 'El micrófono no se encendió. Prueba de nuevo.',
  'microphone.unsupported': 'Este navegador no puede grabar tu voz. Usa uno más nuevo.',
})
