// The texts of the path without reading in Arabic.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'pictures.title': 'استمع واسأل من دون قراءة',
  'pictures.description': 'كل البرامج صور: المس لتسمع الاسم، والمس مرة أخرى لتستمع، واضغط مطولًا لتسأل بصوتك.',
  'pictures.unknown': 'المحطة لا تجيب الآن. حاول لاحقًا.',
  'tile.say': '{title}: اسمع الاسم',
  'tile.play': '{title}: استمع',
  'tile.stop': '{title}: أوقف',
  'ask.hold': '{title}: اسأل بصوتك. اضغط مطولًا وتكلّم، أو المس لتبدأ والمس مرة أخرى لتنتهي.',
  'ask.stop': 'أوقف التسجيل',
  'ask.asking': 'اسمح باستخدام الميكروفون',
  'ask.recording': 'تكلّم الآن',
  'ask.recorded': 'سُجّل سؤالك. استمع إليه أو احذفه أو أرسله.',
  'ask.listen': 'استمع إلى سؤالك',
  'ask.listenStop': 'أوقف الاستماع',
  'ask.delete': 'احذف سؤالك',
  'ask.mayAir': 'يمكن أن يُسمع صوتي على الهواء',
  'ask.send': 'أرسل سؤالك',
  'sent.sending': 'يُرسل سؤالك الآن',
  'sent.waiting': 'لا يوجد اتصال. سؤالك محفوظ هنا وسيُرسل لاحقًا.',
  'sent.kept': 'وصل سؤالك إلى الراديو. شكرًا لك!',
  'sent.refused': 'لم نتمكن من استلام سؤالك. سجّله مرة أخرى.',
  'back.take': 'استرجع سؤالك',
  'back.takeOf': '{title}: استرجع سؤالك',
  'back.sure': 'نعم، احذفه نهائيًا',
  'back.failed': 'تعذّر استرجاعه الآن. حاول عندما يتوفر الاتصال.',
  'mine.title': 'أسئلتك',
  'microphone.denied': 'لم يسمح المتصفح بالميكروفون. اسمح به في إعدادات المتصفح.',
  'microphone.none': 'لم يُعثر على ميكروفون.',
  'microphone.busy': 'تطبيق آخر يستخدم الميكروفون. أغلقه وحاول مرة أخرى.',
  'microphone.insecure': 'يعمل الميكروفون على عنوان آمن فقط (https).',
  'microphone.unknown': 'لم يعمل الميكروفون. حاول مرة أخرى.',
  'microphone.unsupported': 'هذا المتصفح لا يسجل الصوت. استخدم متصفحًا أحدث.',
})
