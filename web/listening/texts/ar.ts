// The texts of what a listener can do while the radio plays, in Arabic.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'tools.open': 'الرجوع إلى الوراء ومؤقّت النوم',
  'tools.back': '30 ثانية إلى الوراء',
  'tools.forward': '30 ثانية إلى الأمام',
  'tools.beginning': 'من بداية البرنامج',
  'tools.live': 'العودة إلى البثّ المباشر',
  'tools.behind': 'متأخّر عن البثّ المباشر بمقدار {time}',
  'tools.cost': 'الاستماع إلى ما سبق يستهلك {size} في الساعة.',
  'tools.gone': 'لم يعد هذا الجزء محفوظًا. أنت تستمع إلى البثّ المباشر.',
  'tools.unsupported': 'هذا المتصفّح لا يستطيع الرجوع إلى الوراء في البرنامج.',
  'refused.commercial_music': 'في هذا البرنامج موسيقى تجارية، ورخصتها لا تسمح للمستمعين بالرجوع إلى الوراء.',
  'refused.nothing_on_air': 'يمكن الرجوع إلى الوراء أثناء بثّ برنامج.',
  'refused.not_logged': 'لم يُحفظ شيء من هذا البرنامج بعد. حاول بعد قليل.',
  'sleep.label': 'مؤقّت النوم',
  'sleep.off': 'متوقّف',
  'sleep.minutes': { zero: '{count} دقيقة', one: 'دقيقة واحدة', two: 'دقيقتان', few: '{count} دقائق', many: '{count} دقيقة', other: '{count} دقيقة' },
  'sleep.show': 'عند نهاية هذا البرنامج',
  'sleep.left': 'تتوقّف الإذاعة بعد {time}',
  'data.used': 'البيانات التي استهلكها الصوت منذ فتح هذه الصفحة: نحو {size}',
})
