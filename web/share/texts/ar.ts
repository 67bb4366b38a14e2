// The texts of the sheet for sharing in Arabic.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'sheet.title': 'مشاركة',
  'sheet.link': 'الرابط',
  'sheet.from': 'من {at}',
  'sheet.copy': 'انسخ الرابط',
  'sheet.copied': 'نُسخ الرابط',
  'sheet.cannotCopy': 'لا يمكن النسخ تلقائيًا هنا: حدّد الرابط وانسخه.',
  'sheet.apps': 'أرسله',
  'sheet.sms': 'رسالة قصيرة (SMS)',
  'sheet.mail': 'بريد إلكتروني',
  'sheet.close': 'إغلاق',
})
