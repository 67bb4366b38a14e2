// The texts of a host's own room in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'mine.next': 'Your next show',
  'mine.in': 'in {duration}',
  'mine.now': 'It is your time now.',
  'mine.none': 'No slot is planned for you. Ask the coordinator for one.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Next dates',
  'mine.noDates': 'No dates in the next 60 days.',
  'mine.editing': 'to look after',
  'mine.studio': 'Open the studio',
  'how.title': 'How to go live',
  'how.browser': 'From the phone or the laptop: open the studio, turn on the microphone, press “Go live”. You may come early and wait; you go on air by yourself.',
  'how.client': 'From BUTT, Mixxx or OBS: put in the settings below as an Icecast server, with MP3 at 128 kbit/s or Ogg.',
  'how.drop': 'If the line breaks, keep calm: listeners hear music, your place is kept, and you come back by yourself.',
  'keys.title': 'Your stream keys',
  'keys.help': 'A key is the password for your program, not for this page.',
  'keys.address': 'Address',
  'keys.port': 'Port',
  'keys.mount': 'Mount',
  'keys.user': 'User',
  'keys.key': 'Password',
  'keys.label': 'Where will you use it?',
  'keys.make': 'Make a key',
  'keys.once': 'The key is shown only now. Copy it.',
  'keys.used': 'last used {day}, {time}',
  'keys.unused': 'never used',
  'keys.revoke': 'Revoke {label}',
  'keys.revokeShort': 'Revoke',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
