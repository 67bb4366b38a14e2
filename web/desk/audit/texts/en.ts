// The texts of the room of changes in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'audit.help': 'Who changed what, the newest first.',
  'audit.what': 'Show only',
  'audit.all': 'everything',
  'family.person': 'people',
  'family.programme': 'the programme',
  'family.idea': 'ideas',
  'family.invitation': 'invitations',
  'family.key': 'stream keys',
  'family.token': 'access tokens',
  'audit.commandLine': 'The command line',
  'audit.by': '{name} (token “{token}”)',
  'audit.details': 'Details',
  'audit.other': '{who}: {action}, {what}',
  'said.person.added': '{who} made an account: {what}',
  'said.person.joined': '{who} accepted an invitation',
  'said.person.role_changed': '{who} changed the role of {what}: {before} → {after}',
  'said.person.host_linked': '{who} changed whom {what} speaks as: {before} → {after}',
  'said.person.shows_changed': '{who} changed the shows given to {what}: {before} → {after}',
  'said.person.closed': '{who} closed the account {what}',
  'said.person.reopened': '{who} opened the account {what} again',
  'said.person.password_changed': '{who} changed the password',
  'said.person.sessions_ended': '{who} ended sessions of {what}',
  'said.person.second_step_on': '{who} turned the second step on',
  'said.person.second_step_off': '{who} turned the second step of {what} off',
  'said.person.recovery_code_used': '{who} signed in with a recovery code',
  'said.key.made': '{who} made a stream key',
  'said.key.revoked': '{who} revoked a stream key',
  'said.token.made': '{who} made an access token',
  'said.token.revoked': '{who} revoked an access token',
  'said.invitation.made': '{who} made an invitation',
  'said.idea.moved': '{who} moved an idea',
  'said.idea.deleted': '{who} deleted an idea',
  'said.programme.changed': '{who} changed the programme: {what}',
  'said.show.cover_changed': '{who} changed the cover of {what}',
  'said.show.cover_removed': '{who} took the cover of {what} away',
  'said.show.address_changed': '{who} changed the address of {what}: {before} → {after}',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
