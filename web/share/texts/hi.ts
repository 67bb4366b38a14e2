// The texts of share in Hindi.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'sheet.title': 'शेयर करें',
  'sheet.link': 'लिंक',
  'sheet.from': '{at} से',
  'sheet.copy': 'लिंक कॉपी करें',
  'sheet.copied': 'लिंक कॉपी हो गया',
  'sheet.cannotCopy': 'यहाँ यह अपने आप कॉपी नहीं हो सकता: लिंक चुनें और कॉपी करें।',
  'sheet.apps': 'भेजें',
  'sheet.sms': 'संदेश (SMS)',
  'sheet.mail': 'ई-मेल',
  'sheet.close': 'बंद करें',
})
