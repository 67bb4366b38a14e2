// The texts of the sheet for sharing in Ukrainian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'sheet.title': 'Поділитися',
  'sheet.link': 'Посилання',
  'sheet.from': 'Від {at}',
  'sheet.copy': 'Скопіювати посилання',
  'sheet.copied': 'Посилання скопійовано',
  'sheet.cannotCopy': 'Тут не вдається скопіювати автоматично: виділіть посилання й скопіюйте його.',
  'sheet.apps': 'Надіслати',
  'sheet.sms': 'SMS',
  'sheet.mail': 'Електронна пошта',
  'sheet.close': 'Закрити',
})
