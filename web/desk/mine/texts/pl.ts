// The texts of a host's own room in Polish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'mine.next': 'Twoja następna audycja',
  'mine.in': 'za {duration}',
  'mine.now': 'Teraz jest Twój czas.',
  'mine.none': 'Nie masz zaplanowanego terminu. Poproś o niego koordynację.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Najbliższe terminy',
  'mine.noDates': 'Brak terminów w najbliższych 60 dniach.',
  'mine.editing': 'pod opieką',
  'mine.studio': 'Otwórz studio',
  'how.title': 'Jak wejść na żywo',
  'how.browser': 'Z telefonu lub laptopa: otwórz studio, włącz mikrofon, naciśnij „Na żywo”. Możesz przyjść wcześniej i poczekać; antena włączy się sama.',
  'how.client': 'Z BUTT, Mixxx lub OBS: wpisz poniższe ustawienia jako serwer Icecast, MP3 128 kbit/s albo Ogg.',
  'how.drop': 'Gdy łącze padnie, spokojnie: słuchacze słyszą muzykę, Twoje miejsce czeka, a Ty wracasz sama albo sam.',
  'keys.title': 'Twoje klucze',
  'keys.help': 'Klucz to hasło dla Twojego programu, nie dla tej strony.',
  'keys.address': 'Adres',
  'keys.port': 'Port',
  'keys.mount': 'Mount',
  'keys.user': 'Użytkownik',
  'keys.key': 'Hasło',
  'keys.label': 'Gdzie go użyjesz?',
  'keys.make': 'Utwórz klucz',
  'keys.once': 'Klucz widać tylko teraz. Skopiuj go.',
  'keys.used': 'ostatnio użyty {day}, {time}',
  'keys.unused': 'nigdy nie użyty',
  'keys.revoke': 'Unieważnij: {label}',
  'keys.revokeShort': 'Unieważnij',
})
