// The texts of the storage room in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'storage.free': '{free} free of {total}',
  'storage.reserve': 'When less than {size} is free, the archive waits so that the broadcast and its recordings have room.',
  'storage.ample': 'There is room.',
  'storage.low': 'It is time to make room, or to get a larger disk.',
  'storage.short': 'Jobs wait and nothing can be sent until there is room. The broadcast goes on, and recordings as long as they can.',
  'storage.days': { one: 'At the pace of the last two weeks the disk is full in {count} day.', other: 'At the pace of the last two weeks the disk is full in {count} days.' },
  'storage.what': 'What takes the room',
  'part.airLog': 'Air log',
  'part.airLog.help': 'every second that went out',
  'part.recordings': 'Recordings of live shows',
  'part.recordings.help': 'lossless, as they were recorded',
  'part.masters': 'Originals of episodes',
  'part.masters.help': 'lossless, for new cuts',
  'part.published': 'Episodes',
  'part.published.help': 'what listeners get',
  'part.uploads': 'Sent files',
  'part.uploads.help': 'on their way, or waiting for their slot',
  'part.database': 'Database',
  'part.database.help': 'programme, people, history',
  'part.other': 'Everything else',
  'part.other.help': 'covers, music, sounds, work of jobs',
  'storage.elsewhere': 'Episodes and their originals lie in other storage, not on this disk.',
  'storage.rules': 'What goes by itself',
  'storage.lossless': { one: 'Recordings and originals go {count} day after their episode was published; a draft keeps its own.', other: 'Recordings and originals go {count} days after their episode was published; a draft keeps its own.' },
  'storage.losslessKept': 'Recordings and originals are kept for ever.',
  'storage.noArchive': 'Recordings of shows that keep no archive go once they have been heard again.',
  'storage.uploads': { one: 'An upload that nobody goes on with is removed after {count} day.', other: 'An upload that nobody goes on with is removed after {count} days.' },
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
