// The texts of the moderators' room in Polish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'chat.lead': 'Ukrywanie, wyciszanie i blokowanie jest tam, gdzie wiadomość: na czacie.',
  'chat.open': 'Otwórz czat',
  'held.title': 'Czeka na moderację',
  'held.none': 'Nic nie czeka.',
  'cases.title': 'Sprawy',
  'cases.state': 'Pokaż te, których stan to',
  'cases.none': 'Nie ma takich.',
  'case.reports': { one: '{count} zgłoszenie', few: '{count} zgłoszenia', many: '{count} zgłoszeń', other: '{count} zgłoszenia' },
  'case.by': 'decyzja: {name}',
  'case.appeal': 'Odwołanie:',
  'decide.title': 'Decyzja',
  'decide.hidden': 'Ukryj wiadomość',
  'decide.kept': 'Wiadomość zostaje',
  'decide.send': 'Zdecyduj',
  'appeal.reverse': 'Cofnij decyzję',
  'appeal.uphold': 'Decyzja zostaje',
  'appeal.notYou': 'To Twoja decyzja. O odwołaniu decyduje inna osoba.',
  'bans.title': 'Kto nie może pisać',
  'bans.none': 'Wszyscy mogą pisać.',
  'bans.network': 'razem z siecią',
  'bans.until': 'do {day}, {time}',
  'bans.end': 'Pozwól znów pisać',
  'words.title': 'Listy słów',
  'words.help': 'Jedno słowo lub zwrot w wierszu. „słowo”: całe słowo; „rdzeń*”: co się tak zaczyna; „*część*”: co ma to gdziekolwiek. Wielkość liter, znaki diakrytyczne i podobne litery nie mają znaczenia. „=słowo”: tylko z tymi znakami.',
  'words.review': 'Nikt, kto wyrósł z tym językiem, nie czytał jeszcze tej listy. Przeczytaj ją, popraw i zapisz: wtedy będzie wasza.',
  'words.language': 'Język',
  'words.hold': 'Czeka na moderację',
  'words.hide': 'Od razu ukryte',
  'words.allow': 'Wyjątki: zawsze dozwolone',
})
