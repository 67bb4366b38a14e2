// The texts of what a listener can do while the radio plays, in English: the source of the others.

import type { Catalogue } from '../../i18n/texts.ts'

export const source = {
  'tools.open': 'Rewind and sleep timer',
  'tools.back': '30 seconds back',
  'tools.forward': '30 seconds forward',
  'tools.beginning': 'From the beginning',
  'tools.live': 'Back to live',
  'tools.behind': '{time} behind live',
  'tools.cost': 'Sound from earlier takes {size} per hour.',
  'tools.gone': 'That part is not kept any more. You hear the radio live.',
  'tools.unsupported': 'This browser cannot go back in the show.',
  'refused.commercial_music': 'This show plays commercial music: its licence does not let listeners go back.',
  'refused.nothing_on_air': 'Going back is possible during a show.',
  'refused.not_logged': 'Nothing of this show is kept yet. Try again in a moment.',
  'sleep.label': 'Sleep timer',
  'sleep.off': 'Off',
  'sleep.minutes': { one: '{count} minute', other: '{count} minutes' },
  'sleep.show': 'At the end of this show',
  'sleep.left': 'The radio stops in {time}',
  'data.used': 'Data for sound since you opened this page: about {size}',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
