// The texts of the desk's shell and of what its rooms share in English: the source that every translation is checked against.

import type { Catalogue } from '../../i18n/texts.ts'

export const source = {
  'desk.title': 'Desk',
  'desk.studio': 'Studio',
  'desk.noRoom': 'There is nothing here for you',
  'desk.noRoomHelp': 'This room does not exist, or your role does not open it. Ask the coordinator.',
  'desk.noStation': 'The station does not answer. Check your network.',
  'desk.reload': 'Load again',
  'desk.failed': 'It did not work: {reason}',
  'desk.unreachable': 'the station does not answer',
  'desk.save': 'Save',
  'desk.saved': 'Saved',
  'desk.cancel': 'Cancel',
  'desk.close': 'Close',
  'desk.more': 'Show older',
  'desk.empty': 'Nothing yet.',
  'room.week': 'Week',
  'room.month': 'Month',
  'room.shows': 'Shows',
  'room.mine': 'My shows',
  'room.people': 'People',
  'room.ideas': 'Ideas',
  'room.audit': 'Changes',
  'role.host': 'host',
  'role.editor': 'editor',
  'role.moderator': 'moderator',
  'role.coordinator': 'coordinator',
  'role.admin': 'admin',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
