// The texts of the desk's shell and of what its rooms share in Arabic.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'desk.title': 'غرفة العمل',
  'desk.studio': 'الاستوديو',
  'desk.noRoom': 'لا شيء لك هنا',
  'desk.noRoomHelp': 'هذا المكان غير موجود، أو دورك لا يفتحه. اسأل فريق التنسيق.',
  'desk.noStation': 'المحطة لا تجيب. افحص الشبكة.',
  'desk.reload': 'أعد التحميل',
  'desk.failed': 'لم ينجح: {reason}',
  'desk.unreachable': 'المحطة لا تجيب',
  'desk.save': 'احفظ',
  'desk.saved': 'حُفظ',
  'desk.cancel': 'إلغاء',
  'desk.close': 'أغلق',
  'desk.more': 'أظهر الأقدم',
  'desk.empty': 'لا شيء بعد.',
  'room.week': 'الأسبوع',
  'room.month': 'الشهر',
  'room.shows': 'البرامج',
  'room.mine': 'برامجي',
  'room.people': 'الأشخاص',
  'room.ideas': 'الأفكار',
  'room.audit': 'التغييرات',
  'role.host': 'مقدّم',
  'role.editor': 'محرر',
  'role.moderator': 'مشرف',
  'role.coordinator': 'منسّق',
  'role.admin': 'مدير',
})
