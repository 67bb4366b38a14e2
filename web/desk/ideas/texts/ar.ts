// The texts of the ideas room in Arabic.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'ideas.help': 'أفكار أرسلها الناس في طريقها إلى الهواء. تُحذف بيانات التواصل بعد 12 شهرًا بلا خطوة.',
  'ideas.page': 'الصفحة التي تصل منها الأفكار',
  'stage.applied': 'وصلت',
  'stage.trained': 'بعد التدريب',
  'stage.pilot_accepted': 'قُبلت الحلقة التجريبية',
  'stage.on_air': 'على الهواء',
  'stage.declined': 'مرفوضة',
  'idea.contact': 'للتواصل',
  'idea.languages': 'اللغات',
  'idea.sent': 'أُرسلت',
  'idea.account': 'الحساب',
  'idea.steps': 'الخطوات حتى الآن',
  'idea.move': 'انقل إلى',
  'idea.note': 'ملاحظة للفريق',
  'idea.go': 'سجّل الخطوة',
  'idea.invite': 'ادعُ {nick}',
  'idea.invited': 'مدعو',
  'idea.delete': 'احذف',
  'idea.deleteSure': 'أتحذف فكرة {nick}؟',
  'idea.deleteHelp': 'يختفي النص وبيانات التواصل وكل الملاحظات نهائيًا.',
})
