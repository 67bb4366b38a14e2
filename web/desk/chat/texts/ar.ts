// The texts of the moderators' room in Arabic.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'chat.lead': 'الإخفاء والإيقاف والحظر تكون حيث الرسالة: في الدردشة.',
  'chat.open': 'افتح الدردشة',
  'held.title': 'ينتظر الإشراف',
  'held.none': 'لا شيء ينتظر.',
  'cases.title': 'القضايا',
  'cases.state': 'أظهر ما حالته',
  'cases.none': 'لا يوجد.',
  'case.reports': { zero: 'لا بلاغات', one: 'بلاغ واحد', two: 'بلاغان', few: '{count} بلاغات', many: '{count} بلاغًا', other: '{count} بلاغ' },
  'case.by': 'قرار {name}',
  'case.appeal': 'الاعتراض:',
  'decide.title': 'القرار',
  'decide.hidden': 'أخفِ الرسالة',
  'decide.kept': 'الرسالة باقية',
  'decide.send': 'قرّر',
  'appeal.reverse': 'ألغِ القرار',
  'appeal.uphold': 'القرار باقٍ',
  'appeal.notYou': 'هذا قرارك. يقرّر في الاعتراض مشرف آخر.',
  'bans.title': 'من لا يمكنه الكتابة',
  'bans.none': 'يمكن للجميع الكتابة.',
  'bans.network': 'مع الشبكة',
  'bans.until': 'حتى {day}، {time}',
  'bans.end': 'اسمح بالكتابة من جديد',
  'words.title': 'قوائم الكلمات',
  'words.help': 'كلمة أو عبارة في كل سطر. «كلمة»: الكلمة كاملة؛ «جذر*»: ما يبدأ هكذا؛ «*جزء*»: ما يحتويه في أي موضع. لا فرق بين الأحرف الكبيرة والصغيرة ولا بين الحركات والحروف المتشابهة. «=كلمة»: بهذه العلامات فقط.',
  'words.review': 'لم يقرأ هذه القائمة بعدُ أحدٌ ممّن نشأوا على هذه اللغة. اقرأها وعدّلها واحفظها، فتصبح قائمتكم.',
  'words.language': 'اللغة',
  'words.hold': 'تنتظر الإشراف',
  'words.hide': 'تُخفى فورًا',
  'words.allow': 'استثناءات: مسموحة دائمًا',
})
