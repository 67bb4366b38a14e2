// The texts of the room of the programme files in Arabic.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ar', 'needs-native-reader', {
  'files.help': 'ما تقوله ملفات البرنامج وليس في البرنامج. حيث غيّرت الملفات والمكتب الشيء نفسه فالقرار لك؛ وحتى ذلك الحين يبقى ما في المكتب.',
  'files.agree': 'الملفات والمكتب متفقان؛ لا شيء يحتاج إلى قرار.',
  'files.problems': 'لا يمكن تطبيق الملفات كما هي',
  'files.changes': 'تطبيق الملفات يغيّر هذا أيضًا',
  'files.moreChanges': { zero: 'ولا شيء غيرها ({count})', one: 'و{count} أخرى', two: 'و{count} أخريان', few: 'و{count} أخرى', many: 'و{count} أخرى', other: 'و{count} أخرى' },
  'files.conflicts': 'للقرار',
  'files.files': 'كما في الملفات',
  'files.desk': 'كما في المكتب',
  'files.nothing': 'ليس في البرنامج',
  'files.same': 'بلا تغيير',
  'files.needs': 'يحتاج هذا إلى: {what}، وقد غيّره الطرف الآخر أو أزاله. خذ الاثنين من الطرف نفسه.',
  'files.fields': 'ما يختلف',
  'files.apply': 'تطبيق',
  'files.applied': 'تم التطبيق.',
  'files.left': { zero: 'كل شيء محسوم ({count}).', one: 'شيء واحد ({count}) لم يُحسم ويبقى كما في المكتب.', two: 'شيئان ({count}) لم يُحسما ويبقيان كما في المكتب.', few: '{count} أشياء لم تُحسم وتبقى كما في المكتب.', many: '{count} شيئًا لم يُحسم ويبقى كما في المكتب.', other: '{count} شيء لم يُحسم ويبقى كما في المكتب.' },
})
