// The texts of the ideas room in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'ideas.help': 'Ideas that people sent, on their way to the air. Contacts are deleted after 12 months without a step.',
  'ideas.page': 'The page where ideas come in',
  'stage.applied': 'applied',
  'stage.trained': 'trained',
  'stage.pilot_accepted': 'pilot accepted',
  'stage.on_air': 'on air',
  'stage.declined': 'declined',
  'idea.contact': 'Contact',
  'idea.languages': 'Languages',
  'idea.sent': 'Sent',
  'idea.account': 'Account',
  'idea.steps': 'Steps so far',
  'idea.move': 'Move to',
  'idea.note': 'Note for the desk',
  'idea.go': 'Note the step',
  'idea.invite': 'Invite {nick}',
  'idea.invited': 'invited',
  'idea.delete': 'Delete',
  'idea.deleteSure': 'Delete the idea of {nick}?',
  'idea.deleteHelp': 'The text, the contact and all notes are gone for good.',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
