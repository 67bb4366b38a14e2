// The texts of the sheet for sharing in Polish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'sheet.title': 'Udostępnij',
  'sheet.link': 'Link',
  'sheet.from': 'Od {at}',
  'sheet.copy': 'Skopiuj link',
  'sheet.copied': 'Link skopiowany',
  'sheet.cannotCopy': 'Tutaj nie da się skopiować automatycznie: zaznacz link i skopiuj go.',
  'sheet.apps': 'Wyślij',
  'sheet.sms': 'SMS',
  'sheet.mail': 'E-mail',
  'sheet.close': 'Zamknij',
})
