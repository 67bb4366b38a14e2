// The texts of the page where ideas come in in Arabic.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'take.title': 'اصنع الراديو معنا',
  'take.lead': 'عندك ما تحكيه أو تعزفه أو تسأل عنه، بأي لغة؟ اكتبه في جملتين. لا تحتاج خبرة ولا معدات.',
  'take.how': 'ماذا يحدث بعد ذلك',
  'take.step1': 'ترسل فكرتك، ويرد عليك أحد من الراديو.',
  'take.step2': 'نعرّفك على الاستوديو: ساعتان تكفيان.',
  'take.step3': 'تعمل حلقة تجريبية، مع مساعدة إن أردت.',
  'take.step4': 'أنت على الهواء، من الاستوديو أو من هاتفك.',
  'form.text': 'فكرتك',
  'form.textHelp': 'باللغة التي تحب، حتى 2000 حرف.',
  'form.languages': 'لغات البرنامج',
  'form.other': 'لغة أخرى',
  'form.otherHelp': 'اكتبها ضمن فكرتك.',
  'form.nick': 'كيف نناديك',
  'form.contact': 'كيف نصل إليك',
  'form.contactHelp': 'هاتف أو بريد أو Signal أو Telegram: كما تحب.',
  'form.website': 'اترك هذا فارغًا',
  'form.send': 'أرسل الفكرة',
  'form.privacy': 'لا يقرأ هذا إلا فريق التنسيق. نحفظه 12 شهرًا بعد آخر خطوة بيننا ثم نحذفه، وإن طلبت حذفناه قبل ذلك. بلا حساب ولا رسائل دعائية.',
  'form.thanks': 'شكرًا لك، {nick}!',
  'form.thanksPlain': 'شكرًا لك!',
  'form.thanksHelp': 'وصلتنا فكرتك، وسنرد قريبًا.',
  'form.unreachable': 'المحطة لا تجيب. نصك باقٍ هنا؛ حاول بعد لحظة.',
  'form.tooMany': 'وصلت أفكار كثيرة دفعة واحدة. نصك باقٍ هنا؛ حاول لاحقًا.',
  'form.idea_text': 'اكتب فكرتك في 1 إلى 2000 حرف.',
  'form.idea_nick': 'اكتب كيف نناديك.',
  'form.idea_contact': 'اكتب كيف نصل إليك.',
})
