// The texts of the page where ideas come in in English: the source that every translation is checked against.

import type { Catalogue } from '../../i18n/texts.ts'

export const source = {
  'take.title': 'Make radio with us',
  'take.lead': 'You have something to tell, to play or to ask, in any language? Write it in two sentences. You need no experience and no equipment.',
  'take.how': 'How it goes on',
  'take.step1': 'You send your idea. Somebody of the radio writes back.',
  'take.step2': 'We show you the studio: two hours are enough.',
  'take.step3': 'You make a pilot, with help if you want.',
  'take.step4': 'You are on air, from the studio or from your phone.',
  'form.text': 'Your idea',
  'form.textHelp': 'In the language you like, up to 2000 characters.',
  'form.languages': 'Languages of the show',
  'form.other': 'Another language',
  'form.otherHelp': 'Write it into your idea.',
  'form.nick': 'How to call you',
  'form.contact': 'How to reach you',
  'form.contactHelp': 'A phone number, an e-mail, Signal, Telegram: what you like.',
  'form.website': 'Leave this empty',
  'form.send': 'Send the idea',
  'form.privacy': 'Only the coordinators read this. We keep it for 12 months after our last step together and then delete it; ask us and we delete it sooner. No account, no newsletter.',
  'form.thanks': 'Thank you, {nick}!',
  'form.thanksPlain': 'Thank you!',
  'form.thanksHelp': 'Your idea is with us. We write back soon.',
  'form.unreachable': 'The station does not answer. Your text is still here; try again in a moment.',
  'form.tooMany': 'Very many ideas came at once. Your text is still here; try again later.',
  'form.idea_text': 'Tell your idea in 1 to 2000 characters.',
  'form.idea_nick': 'Say how to call you.',
  'form.idea_contact': 'Say how to reach you.',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
