// The texts of desk/chat in Spanish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'chat.lead': 'Oculta, pausa y bloquea donde está el mensaje: en el chat.',
  'chat.open': 'Abrir el chat',
  'held.title': 'Esperan a la moderación',
  'held.none': 'No hay nada en espera.',
  'cases.title': 'Casos',
  'cases.state': 'Mostrar solo',
  'cases.none': 'No hay ninguno.',
  'case.reports': { one: '{count} aviso', many: '{count} de avisos', other: '{count} avisos' },
  'case.by': 'de {name}',
  'case.appeal': 'Pedido de revisión:',
  'decide.title': 'Decisión',
  'decide.hidden': 'Ocultar el mensaje',
  'decide.kept': 'El mensaje se queda',
  'decide.send': 'Decidir',
  'appeal.reverse': 'Anular la decisión',
  'appeal.uphold': 'La decisión se mantiene',
  'appeal.notYou': 'Esto lo decidiste tú. La revisión la decide otra persona de la moderación.',
  'bans.title': 'Quién no puede escribir',
  'bans.none': 'Todo el mundo puede escribir.',
  'bans.network': 'con su red',
  'bans.until': 'hasta el {day}, {time}',
  'bans.end': 'Dejar que escriba de nuevo',
  'words.title': 'Listas de palabras',
  'words.help': 'Una palabra o frase por línea. “palabra”: la palabra entera; “raíz*”: lo que empieza así; “*parte*”: lo que la tiene en cualquier lugar. Mayúsculas, acentos y letras parecidas dan igual. “=palabra”: solo con esos acentos.',
  'words.review': 'Nadie que haya crecido con este idioma ha leído todavía esta lista. Léela, cámbiala y guárdala: entonces es tuya.',
  'words.language': 'Idioma',
  'words.hold': 'Espera a la moderación',
  'words.hide': 'Se oculta enseguida',
  'words.allow': 'Excepciones: siempre permitido',
})
