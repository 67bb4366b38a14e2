// The texts of share in Georgian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'sheet.title': 'გაზიარება',
  'sheet.link': 'ბმული',
  'sheet.from': 'აქედან: {at}',
  'sheet.copy': 'ბმულის კოპირება',
  'sheet.copied': 'ბმული დაკოპირდა',
  'sheet.cannotCopy': 'აქ თავისით ვერ კოპირდება: მონიშნეთ ბმული და დააკოპირეთ.',
  'sheet.apps': 'გაგზავნა',
  'sheet.sms': 'SMS',
  'sheet.mail': 'ელფოსტა',
  'sheet.close': 'დახურვა',
})
