// The texts of pictures in Romanian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'pictures.title': 'Ascultă și întreabă fără să citești',
  'pictures.description': 'Toate emisiunile ca imagini: atinge ca să auzi numele, atinge din nou ca să asculți, ține apăsat ca să pui o întrebare cu vocea ta.',
  'pictures.unknown': 'Radioul nu răspunde acum. Încearcă din nou mai târziu.',
  'tile.say': '{title}: auzi numele',
  'tile.play': '{title}: ascultă',
  'tile.stop': '{title}: oprește',
  'ask.hold': '{title}: întreabă cu vocea ta. Ține apăsat ca să vorbești sau atinge o dată ca să începi și încă o dată ca să termini.',
  'ask.stop': 'Oprește înregistrarea',
  'ask.asking': 'Permite microfonul',
  'ask.recording': 'Vorbește acum',
  'ask.recorded': 'Întrebarea ta e înregistrată. Ascult-o, șterge-o sau trimite-o.',
  'ask.listen': 'Ascultă-ți întrebarea',
  'ask.listenStop': 'Oprește ascultarea',
  'ask.delete': 'Șterge întrebarea',
  'ask.mayAir': 'Vocea mea se poate auzi la radio',
  'ask.send': 'Trimite întrebarea',
  'sent.sending': 'Întrebarea ta se trimite',
  'sent.waiting': 'Nu ai internet. Întrebarea ta se păstrează aici și pleacă mai târziu.',
  'sent.kept': 'Întrebarea ta a ajuns la radio. Mulțumim!',
  'sent.refused': 'Întrebarea ta nu a putut fi primită. Înregistreaz-o din nou.',
  'back.take': 'Retrage întrebarea',
  'back.takeOf': '{title}: retrage întrebarea',
  'back.sure': 'Da, șterge-o pentru totdeauna',
  'back.failed': 'Întrebarea nu a putut fi retrasă acum. Încearcă din nou când ai internet.',
  'mine.title': 'Întrebările tale',
  'microphone.denied': 'Browserul nu a permis microfonul. Permite-l în setările browserului.',
  'microphone.none': 'Nu s-a găsit niciun microfon.',
  'microphone.busy': 'Altă aplicație folosește microfonul. Închide-o și încearcă din nou.',
  'microphone.insecure': 'Microfonul merge doar la o adresă sigură (https).',
  'microphone.unknown': 'Microfonul nu a pornit. Încearcă din nou.',
  'microphone.unsupported': 'Browserul acesta nu îți poate înregistra vocea. Folosește unul mai nou.',
})
