// The texts of signing in and of invitations in Polish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'signIn.title': 'Zaloguj się',
  'signIn.login': 'Login',
  'signIn.password': 'Hasło',
  'signIn.go': 'Zaloguj się',
  'signIn.wrong': 'Login lub hasło są niepoprawne.',
  'signIn.code': 'Kod z aplikacji uwierzytelniającej',
  'signIn.codeHelp': 'Sześć cyfr. Nie masz telefonu? Wpisz jeden z kodów zapasowych.',
  'signIn.codeWrong': 'Ten kod jest błędny albo już użyty. Poczekaj na następny.',
  'signIn.closed': 'To konto jest zamknięte. Zapytaj koordynację.',
  'signIn.tooMany': 'Za dużo prób. Poczekaj kilka minut.',
  'signIn.unreachable': 'Stacja nie odpowiada. Sprawdź sieć i spróbuj ponownie.',
  'signIn.forgotten': 'Nie pamiętasz? Poproś koordynację o nowe zaproszenie.',
  'show.password': 'Pokaż hasło',
  'invite.title': 'Witaj w radiu',
  'invite.help': 'Dwa pola i możesz wypróbować mikrofon.',
  'invite.name': 'Twoje imię, tak jak usłyszą je słuchacze',
  'invite.password': 'Wymyśl hasło',
  'invite.passwordHelp': 'Co najmniej 10 znaków. Dobre są trzy lub cztery słowa.',
  'invite.go': 'Wchodzę',
  'invite.gone': 'To zaproszenie już nie działa.',
  'invite.goneHelp': 'Ktoś go użył albo jest za stare. Poproś koordynację o nowe.',
  'invite.done': 'Jesteś w środku, {name}',
  'invite.login': 'Twój login. Zapisz go; razem z hasłem zalogujesz się ponownie.',
  'invite.studio': 'Do studia',
  'role.host': 'Wchodzisz jako osoba prowadząca.',
  'role.editor': 'Wchodzisz jako redakcja.',
  'role.moderator': 'Wchodzisz jako moderacja.',
  'role.coordinator': 'Wchodzisz jako koordynacja.',
  'role.admin': 'Wchodzisz jako administracja.',
})
