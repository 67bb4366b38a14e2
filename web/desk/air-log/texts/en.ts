// The texts of the air log room in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'log.help': 'Everything that goes on air is kept here for a time, so that a complaint can be answered.',
  'log.reach': 'Kept: {from} – {until}',
  'log.size': 'It takes {size} on the disk.',
  'log.none': 'Nothing is kept yet.',
  'log.days': { one: 'What is older than {count} day goes by itself. What is held stays.', other: 'What is older than {count} days goes by itself. What is held stays.' },
  'log.short': 'Only as much is kept as shows need to be heard from their beginning. What is held stays.',
  'log.stopped': 'The disk is nearly full: nothing new is kept until there is room. The broadcast goes on.',
  'part.title': 'Find a part',
  'part.zone': 'All times are those of the station’s clock ({zone}).',
  'part.from': 'From',
  'part.until': 'Until',
  'part.twice': 'This hour comes twice in that night. Both are taken.',
  'part.wrong': 'The end must come after the beginning.',
  'part.long': 'At most 25 hours at once.',
  'part.show': 'Show what went out',
  'found.title': 'What went out',
  'found.nothing': 'Nothing is kept of this time.',
  'found.length': 'Sound that is kept: {length}',
  'found.gap': 'Nothing is kept: {from} – {until}',
  'found.hole': 'nothing planned',
  'found.listen': 'Listen',
  'found.sound': 'Download the sound (MP3)',
  'found.details': 'Download what was on air (JSON)',
  'found.noted': 'Each download is noted among the changes, with your name.',
  'hold.title': 'Hold this part',
  'hold.help': 'It is kept until somebody lifts the hold.',
  'hold.reason': 'Why, for whoever reads it in a year',
  'hold.do': 'Hold',
  'hold.done': 'It is held.',
  'holds.title': 'Held parts',
  'holds.none': 'Nothing is held.',
  'holds.by': 'Held by {name}, {when}',
  'holds.lift': 'Lift the hold',
  'holds.sure': 'What it keeps goes when it is old enough, and does not come back.',
  'holds.liftSure': 'Lift it',
  'holds.lifted': 'Lifted by {name}, {when}',
  'holds.earlier': 'Lifted holds',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
