// The texts of a host's own room in Arabic.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'mine.next': 'برنامجك القادم',
  'mine.in': 'بعد {duration}',
  'mine.now': 'حان وقتك الآن.',
  'mine.none': 'لا موعد مقرّر لك. اطلب موعدًا من فريق التنسيق.',
  'mine.when': '{day}، {from}–{until}',
  'mine.dates': 'المواعيد القادمة',
  'mine.noDates': 'لا مواعيد في الستين يومًا القادمة.',
  'mine.editing': 'تحت رعايتك',
  'mine.studio': 'افتح الاستوديو',
  'how.title': 'كيف تبث',
  'how.browser': 'من الهاتف أو الحاسوب: افتح الاستوديو، شغّل الميكروفون، واضغط «ابدأ البث». يمكنك الحضور مبكرًا والانتظار؛ تبدأ على الهواء تلقائيًا.',
  'how.client': 'من BUTT أو Mixxx أو OBS: ضع الإعدادات التالية كخادم Icecast، بصيغة MP3 بسرعة 128 أو Ogg.',
  'how.drop': 'إذا انقطع الاتصال فاهدأ: يسمع المستمعون موسيقى، ومكانك محفوظ، وتعود تلقائيًا.',
  'keys.title': 'مفاتيح البث',
  'keys.help': 'المفتاح كلمة سر لبرنامجك، لا لهذه الصفحة.',
  'keys.address': 'العنوان',
  'keys.port': 'المنفذ',
  'keys.mount': 'المسار (mount)',
  'keys.user': 'المستخدم',
  'keys.key': 'كلمة السر',
  'keys.label': 'أين ستستخدمه؟',
  'keys.make': 'أنشئ مفتاحًا',
  'keys.once': 'يظهر المفتاح الآن فقط. انسخه.',
  'keys.used': 'آخر استخدام {day}، {time}',
  'keys.unused': 'لم يُستخدم',
  'keys.revoke': 'ألغِ {label}',
  'keys.revokeShort': 'ألغِ',
})
