// The texts of the account page in English: the source that every translation is checked against.

import type { Catalogue } from '../../i18n/texts.ts'

export const source = {
  'account.title': 'Your account',
  'account.login': 'Login',
  'account.role': 'Role',
  'account.signOut': 'Sign out',
  'account.desk': 'To the desk',
  'account.noStation': 'The station does not answer. Check your network.',
  'account.failed': 'It did not work: {reason}',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
