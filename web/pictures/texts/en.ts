// The texts of the path without reading in English: the source that every translation is checked against.

import type { Catalogue } from '../../i18n/texts.ts'

export const source = {
  'pictures.title': 'Listen and ask without reading',
  'pictures.description': 'All shows as pictures: tap to hear the name, tap again to listen, hold to ask a question with your voice.',
  'pictures.unknown': 'The station does not answer now. Try again later.',
  'tile.say': '{title}: hear the name',
  'tile.play': '{title}: listen',
  'tile.stop': '{title}: stop',
  'ask.hold': '{title}: ask with your voice. Hold to speak, or tap to begin and tap again to end.',
  'ask.stop': 'Stop recording',
  'ask.asking': 'Allow the microphone',
  'ask.recording': 'Speak now',
  'ask.recorded': 'Your question is recorded. Listen to it, delete it or send it.',
  'ask.listen': 'Listen to your question',
  'ask.listenStop': 'Stop listening',
  'ask.delete': 'Delete your question',
  'ask.mayAir': 'My voice may be heard on air',
  'ask.send': 'Send your question',
  'sent.sending': 'Your question is being sent',
  'sent.waiting': 'No connection. Your question is kept here and will be sent later.',
  'sent.kept': 'The radio has your question. Thank you!',
  'sent.refused': 'Your question could not be taken. Record it again.',
  'back.take': 'Take your question back',
  'back.takeOf': '{title}: take your question back',
  'back.sure': 'Yes, delete it for good',
  'back.failed': 'It could not be taken back now. Try again when you have a connection.',
  'mine.title': 'Your questions',
  'microphone.denied': 'The browser did not allow the microphone. Allow it in the browser\'s settings.',
  'microphone.none': 'No microphone was found.',
  'microphone.busy': 'Another app is using the microphone. Close it and try again.',
  'microphone.insecure': 'The microphone works only at a secure address (https).',
  'microphone.unknown': 'The microphone did not start. Try again.',
  'microphone.unsupported': 'This browser cannot record your voice. Use a newer browser.',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
