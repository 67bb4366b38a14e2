// The texts of the people room in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'people.search': 'Search',
  'people.none': 'Nobody found.',
  'people.count': { one: '{count} person', other: '{count} people' },
  'people.closed': 'closed',
  'people.secondStep': 'second step',
  'people.login': 'Login',
  'people.seen': 'Last seen',
  'people.never': 'not signed in now',
  'people.notYours': 'Only an admin changes this account.',
  'people.role': 'Role',
  'people.host': 'Speaks as',
  'people.noHost': 'nobody in the programme',
  'people.shows': 'Shows to look after',
  'people.addShow': 'Give a show',
  'people.takeShow': 'Take {show} away',
  'people.close': 'Close the account',
  'people.closeHelp': 'Closing ends all sessions and a live line at once. It can be opened again.',
  'people.open': 'Open the account again',
  'people.sessions': 'Signed in',
  'people.endSessions': 'Sign out everywhere',
  'invite.title': 'Invite somebody',
  'invite.make': 'Make a link',
  'invite.share': 'Invitation to IMI Radio',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
