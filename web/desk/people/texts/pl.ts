// The texts of the people room in Polish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'people.search': 'Szukaj',
  'people.none': 'Nikogo nie znaleziono.',
  'people.count': { one: '{count} osoba', few: '{count} osoby', many: '{count} osób', other: '{count} osoby' },
  'people.closed': 'zamknięte',
  'people.secondStep': 'drugi krok',
  'people.login': 'Login',
  'people.seen': 'Ostatnio',
  'people.never': 'teraz bez zalogowania',
  'people.notYours': 'To konto zmienia tylko administracja.',
  'people.role': 'Rola',
  'people.host': 'Mówi jako',
  'people.noHost': 'nikt z programu',
  'people.shows': 'Audycje pod opieką',
  'people.addShow': 'Dodaj audycję',
  'people.takeShow': 'Odbierz: {show}',
  'people.close': 'Zamknij konto',
  'people.closeHelp': 'Zamknięcie od razu kończy wszystkie sesje i wejście na żywo. Konto można znów otworzyć.',
  'people.open': 'Otwórz konto ponownie',
  'people.sessions': 'Zalogowania',
  'people.endSessions': 'Wyloguj wszędzie',
  'invite.title': 'Zaproś kogoś',
  'invite.make': 'Utwórz link',
  'invite.share': 'Zaproszenie do IMI Radio',
})
