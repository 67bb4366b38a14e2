// The texts of signing in and of invitations in English: the source that every translation is checked against.

import type { Catalogue } from '../../i18n/texts.ts'

export const source = {
  'signIn.title': 'Sign in',
  'signIn.login': 'Login',
  'signIn.password': 'Password',
  'signIn.go': 'Sign in',
  'signIn.wrong': 'Login or password is wrong.',
  'signIn.code': 'Code from your authenticator app',
  'signIn.codeHelp': 'Six digits. Lost the phone? Type one of your recovery codes.',
  'signIn.codeWrong': 'This code is wrong or was used already. Wait for the next one.',
  'signIn.closed': 'This account is closed. Ask the coordinator.',
  'signIn.tooMany': 'Too many tries. Wait a few minutes.',
  'signIn.unreachable': 'The station does not answer. Check your network and try again.',
  'signIn.forgotten': 'Forgotten? Ask your coordinator for a new invitation.',
  'show.password': 'Show the password',
  'invite.title': 'Welcome to the radio',
  'invite.help': 'Two fields, and you can try your microphone.',
  'invite.name': 'Your name, as listeners hear it',
  'invite.password': 'Choose a password',
  'invite.passwordHelp': 'At least 10 characters. Three or four words are good.',
  'invite.go': 'Come in',
  'invite.gone': 'This invitation does not work any more.',
  'invite.goneHelp': 'It was used or is too old. Ask your coordinator for a new one.',
  'invite.done': 'You are in, {name}',
  'invite.login': 'Your login. Write it down; with your password you sign in again.',
  'invite.studio': 'To the studio',
  'role.host': 'You come as a host.',
  'role.editor': 'You come as an editor.',
  'role.moderator': 'You come as a moderator.',
  'role.coordinator': 'You come as a coordinator.',
  'role.admin': 'You come as an admin.',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
