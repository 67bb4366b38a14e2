// The texts of share in Romanian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'sheet.title': 'Distribuie',
  'sheet.link': 'Link',
  'sheet.from': 'De la {at}',
  'sheet.copy': 'Copiază linkul',
  'sheet.copied': 'Link copiat',
  'sheet.cannotCopy': 'Aici nu se poate copia automat: selectează linkul și copiază-l.',
  'sheet.apps': 'Trimite',
  'sheet.sms': 'Mesaj text (SMS)',
  'sheet.mail': 'E-mail',
  'sheet.close': 'Închide',
})
