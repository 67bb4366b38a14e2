// The texts of desk/mine in Romanian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'mine.next': 'Următoarea ta emisiune',
  'mine.in': 'peste {duration}',
  'mine.now': 'Acum e timpul tău.',
  'mine.none': 'Nu ai niciun interval planificat. Cere unul de la echipa de coordonare.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Următoarele date',
  'mine.noDates': 'Nicio dată în următoarele 60 de zile.',
  'mine.editing': 'în grija ta',
  'mine.studio': 'Deschide studioul',
  'how.title': 'Cum intri în direct',
  'how.browser': 'De pe telefon sau laptop: deschide studioul, pornește microfonul, apasă „Intră în direct”. Poți veni mai devreme și aștepta; intri în direct automat.',
  'how.client': 'Din BUTT, Mixxx sau OBS: pune setările de mai jos ca server Icecast, cu MP3 la 128 kbit/s sau Ogg.',
  'how.drop': 'Dacă se întrerupe legătura, stai fără grijă: ascultătorii aud muzică, locul tău se păstrează și revii automat.',
  'keys.title': 'Cheile tale de emisie',
  'keys.help': 'O cheie este parola pentru programul tău, nu pentru pagina aceasta.',
  'keys.address': 'Adresă',
  'keys.port': 'Port',
  'keys.mount': 'Punct de montare (mount)',
  'keys.user': 'Utilizator',
  'keys.key': 'Parolă',
  'keys.label': 'Unde o vei folosi?',
  'keys.make': 'Fă o cheie',
  'keys.once': 'Cheia se vede doar acum. Copiaz-o.',
  'keys.used': 'folosită ultima dată {day}, {time}',
  'keys.unused': 'nefolosită niciodată',
  'keys.revoke': 'Anulează: {label}',
  'keys.revokeShort': 'Anulează',
})
