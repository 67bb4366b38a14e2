// The texts of the moderators' room in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'chat.lead': 'Hide, time out and ban where the message is: in the chat.',
  'chat.open': 'Open the chat',
  'held.title': 'Waiting for a moderator',
  'held.none': 'Nothing waits.',
  'cases.title': 'Cases',
  'cases.state': 'Show those that are',
  'cases.none': 'There are none.',
  'case.reports': { one: '{count} report', other: '{count} reports' },
  'case.by': 'by {name}',
  'case.appeal': 'Appeal:',
  'decide.title': 'Decision',
  'decide.hidden': 'Hide the message',
  'decide.kept': 'The message stays',
  'decide.send': 'Decide',
  'appeal.reverse': 'Take the decision back',
  'appeal.uphold': 'The decision stays',
  'appeal.notYou': 'You decided this. Another moderator decides the appeal.',
  'bans.title': 'Who may not write',
  'bans.none': 'Everybody may write.',
  'bans.network': 'with the network',
  'bans.until': 'until {day}, {time}',
  'bans.end': 'Let them write again',
  'words.title': 'Word lists',
  'words.help': 'One word or phrase a line. “word”: the whole word; “stem*”: what begins so; “*part*”: what has it anywhere. Capitals, accents and look-alike letters make no difference. “=word”: only with these accents.',
  'words.review': 'Nobody who grew up with this language has read this list yet. Read it, change it and save it: then it is yours.',
  'words.language': 'Language',
  'words.hold': 'Wait for a moderator',
  'words.hide': 'Hidden at once',
  'words.allow': 'Exceptions: always allowed',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
