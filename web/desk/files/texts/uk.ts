// The texts of the room of the programme files in Ukrainian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'files.help': 'Що кажуть файли програми, а чого в програмі немає. Там, де файли й редакція змінили те саме, вирішуєте ви; доти лишається версія редакції.',
  'files.agree': 'Файли й редакція згодні; вирішувати нічого.',
  'files.problems': 'Файли не можна застосувати в такому вигляді',
  'files.changes': 'Застосування файлів змінить також',
  'files.moreChanges': { one: 'і ще {count}', few: 'і ще {count}', many: 'і ще {count}', other: 'і ще {count}' },
  'files.conflicts': 'Вирішити',
  'files.files': 'Як у файлах',
  'files.desk': 'Як у редакції',
  'files.nothing': 'немає в програмі',
  'files.same': 'без змін',
  'files.needs': 'Потрібно: {what}, а інша сторона це змінила або прибрала. Візьміть обидва з того самого боку.',
  'files.fields': 'Що відрізняється',
  'files.apply': 'Застосувати',
  'files.applied': 'Застосовано.',
  'files.left': { one: '{count} річ не вирішено, вона лишається як у редакції.', few: '{count} речі не вирішено, вони лишаються як у редакції.', many: '{count} речей не вирішено, вони лишаються як у редакції.', other: '{count} речі не вирішено, вони лишаються як у редакції.' },
})
