// The texts of the path without reading in Polish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'pictures.title': 'Słuchaj i pytaj bez czytania',
  'pictures.description': 'Wszystkie audycje jako obrazki: dotknij, by usłyszeć nazwę, dotknij znowu, by słuchać, przytrzymaj, by zadać pytanie głosem.',
  'pictures.unknown': 'Stacja teraz nie odpowiada. Spróbuj później.',
  'tile.say': '{title}: usłysz nazwę',
  'tile.play': '{title}: słuchaj',
  'tile.stop': '{title}: zatrzymaj',
  'ask.hold': '{title}: zapytaj głosem. Przytrzymaj i mów albo dotknij, by zacząć, i jeszcze raz, by skończyć.',
  'ask.stop': 'Zakończ nagrywanie',
  'ask.asking': 'Zezwól na mikrofon',
  'ask.recording': 'Mów teraz',
  'ask.recorded': 'Pytanie jest nagrane. Posłuchaj go, usuń je albo wyślij.',
  'ask.listen': 'Posłuchaj swojego pytania',
  'ask.listenStop': 'Zatrzymaj odsłuch',
  'ask.delete': 'Usuń swoje pytanie',
  'ask.mayAir': 'Mój głos może być na antenie',
  'ask.send': 'Wyślij swoje pytanie',
  'sent.sending': 'Pytanie jest wysyłane',
  'sent.waiting': 'Brak połączenia. Pytanie czeka tutaj i zostanie wysłane później.',
  'sent.kept': 'Radio ma twoje pytanie. Dziękujemy!',
  'sent.refused': 'Nie udało się przyjąć pytania. Nagraj je jeszcze raz.',
  'back.take': 'Cofnij swoje pytanie',
  'back.takeOf': '{title}: cofnij swoje pytanie',
  'back.sure': 'Tak, usuń na zawsze',
  'back.failed': 'Teraz nie można cofnąć pytania. Spróbuj, gdy będzie połączenie.',
  'mine.title': 'Twoje pytania',
  'microphone.denied': 'Przeglądarka nie pozwoliła na mikrofon. Zezwól na niego w ustawieniach przeglądarki.',
  'microphone.none': 'Nie znaleziono mikrofonu.',
  'microphone.busy': 'Inna aplikacja używa mikrofonu. Zamknij ją i spróbuj ponownie.',
  'microphone.insecure': 'Mikrofon działa tylko pod bezpiecznym adresem (https).',
  'microphone.unknown': 'Mikrofon się nie włączył. Spróbuj ponownie.',
  'microphone.unsupported': 'Ta przeglądarka nie nagra głosu. Użyj nowszej.',
})
