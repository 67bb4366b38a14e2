// The texts of the sheet for sharing in English: the source of the others.

import type { Catalogue } from '../../i18n/texts.ts'

export const source = {
  'sheet.title': 'Share',
  'sheet.link': 'Link',
  'sheet.from': 'From {at}',
  'sheet.copy': 'Copy the link',
  'sheet.copied': 'Link copied',
  'sheet.cannotCopy': 'It cannot be copied by itself here: select the link and copy it.',
  'sheet.apps': 'Send it',
  'sheet.sms': 'Text message (SMS)',
  'sheet.mail': 'E-mail',
  'sheet.close': 'Close',
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
