// The texts of signing in and of invitations in Arabic.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'signIn.title': 'تسجيل الدخول',
  'signIn.login': 'اسم الدخول',
  'signIn.password': 'كلمة السر',
  'signIn.go': 'ادخل',
  'signIn.wrong': 'اسم الدخول أو كلمة السر غير صحيحة.',
  'signIn.code': 'الرمز من تطبيق المصادقة',
  'signIn.codeHelp': 'ستة أرقام. ضاع الهاتف؟ اكتب أحد رموزك الاحتياطية.',
  'signIn.codeWrong': 'هذا الرمز خاطئ أو استُخدم من قبل. انتظر الرمز التالي.',
  'signIn.closed': 'هذا الحساب مغلق. اسأل فريق التنسيق.',
  'signIn.tooMany': 'محاولات كثيرة. انتظر بضع دقائق.',
  'signIn.unreachable': 'المحطة لا تجيب. افحص الشبكة وحاول مرة أخرى.',
  'signIn.forgotten': 'نسيت؟ اطلب دعوة جديدة من فريق التنسيق.',
  'show.password': 'أظهر كلمة السر',
  'invite.title': 'أهلًا بك في الراديو',
  'invite.help': 'خانتان فقط، ثم جرّب الميكروفون.',
  'invite.name': 'اسمك كما يسمعه المستمعون',
  'invite.password': 'اختر كلمة سر',
  'invite.passwordHelp': '10 أحرف على الأقل. ثلاث أو أربع كلمات خيار جيد.',
  'invite.go': 'ادخل',
  'invite.gone': 'هذه الدعوة لم تعد صالحة.',
  'invite.goneHelp': 'استُخدمت أو انتهت مدّتها. اطلب دعوة جديدة من فريق التنسيق.',
  'invite.done': 'تم الدخول، {name}',
  'invite.login': 'اسم الدخول الخاص بك. اكتبه؛ معه كلمة السر تدخل مرة أخرى.',
  'invite.studio': 'إلى الاستوديو',
  'role.host': 'تدخل مقدّمًا للبرامج.',
  'role.editor': 'تدخل محررًا.',
  'role.moderator': 'تدخل مشرفًا.',
  'role.coordinator': 'تدخل منسّقًا.',
  'role.admin': 'تدخل مديرًا.',
})
