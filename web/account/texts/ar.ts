// The texts of the account page in Arabic.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'account.title': 'حسابك',
  'account.login': 'اسم الدخول',
  'account.role': 'الدور',
  'account.signOut': 'تسجيل الخروج',
  'account.desk': 'إلى غرفة العمل',
  'account.noStation': 'المحطة لا تجيب. افحص الشبكة.',
  'account.failed': 'لم ينجح: {reason}',
})
