// The texts of the people room in Arabic.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'people.search': 'بحث',
  'people.none': 'لم يُعثر على أحد.',
  'people.count': { zero: 'لا أحد', one: 'شخص واحد', two: 'شخصان', few: '{count} أشخاص', many: '{count} شخصًا', other: '{count} شخص' },
  'people.closed': 'مغلق',
  'people.secondStep': 'خطوة ثانية',
  'people.login': 'اسم الدخول',
  'people.seen': 'آخر ظهور',
  'people.never': 'غير داخل الآن',
  'people.notYours': 'المدير وحده يغيّر هذا الحساب.',
  'people.role': 'الدور',
  'people.host': 'يتحدث باسم',
  'people.noHost': 'لا أحد في البرنامج',
  'people.shows': 'البرامج التي يرعاها',
  'people.addShow': 'أضف برنامجًا',
  'people.takeShow': 'اسحب {show}',
  'people.close': 'أغلق الحساب',
  'people.closeHelp': 'الإغلاق ينهي كل الجلسات والبث فورًا. ويمكن فتحه من جديد.',
  'people.open': 'افتح الحساب من جديد',
  'people.sessions': 'جلسات الدخول',
  'people.endSessions': 'أخرجه من كل مكان',
  'invite.title': 'ادعُ شخصًا',
  'invite.make': 'أنشئ رابطًا',
  'invite.share': 'دعوة إلى IMI Radio',
})
