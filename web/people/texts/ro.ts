// The texts of people in Romanian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'signIn.title': 'Intră în cont',
  'signIn.login': 'Nume de utilizator',
  'signIn.password': 'Parolă',
  'signIn.go': 'Intră în cont',
  'signIn.wrong': 'Numele de utilizator sau parola nu sunt corecte.',
  'signIn.code': 'Codul din aplicația de autentificare',
  'signIn.codeHelp': 'Șase cifre. Nu mai ai telefonul? Scrie unul dintre codurile de rezervă.',
  'signIn.codeWrong': 'Codul e greșit sau a fost deja folosit. Așteaptă-l pe următorul.',
  'signIn.closed': 'Contul acesta e închis. Întreabă echipa de coordonare.',
  'signIn.tooMany': 'Prea multe încercări. Așteaptă câteva minute.',
  'signIn.unreachable': 'Radioul nu răspunde. Verifică internetul și încearcă din nou.',
  'signIn.forgotten': 'Ai uitat parola? Cere o invitație nouă de la echipa de coordonare.',
  'show.password': 'Arată parola',
  'invite.title': 'Bine ai venit la radio',
  'invite.help': 'Completezi două rânduri și îți poți încerca microfonul.',
  'invite.name': 'Numele tău, așa cum îl aud ascultătorii',
  'invite.password': 'Alege o parolă',
  'invite.passwordHelp': 'Cel puțin 10 caractere. Trei sau patru cuvinte sunt bune.',
  'invite.go': 'Intră',
  'invite.gone': 'Invitația aceasta nu mai merge.',
  'invite.goneHelp': 'A fost folosită sau e prea veche. Cere una nouă de la echipa de coordonare.',
  'invite.done': 'Gata, {name}, ești cu noi',
  'invite.login': 'Numele tău de utilizator. Notează-l; cu el și cu parola intri din nou în cont.',
  'invite.studio': 'La studio',
  'role.host': 'Vii ca gazdă de emisiune.',
  'role.editor': 'Vii în echipa de redacție.',
  'role.moderator': 'Vii în echipa de moderare.',
  'role.coordinator': 'Vii în echipa de coordonare.',
  'role.admin': 'Vii în echipa de administrare.',
})
