// The texts of desk/files in Russian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'files.help': 'Что есть в файлах программы, но чего нет в программе. Где файлы и редакция изменили одно и то же, решаете вы; до этого остаётся вариант редакции.',
  'files.agree': 'Файлы и редакция сходятся; решать нечего.',
  'files.problems': 'Применить файлы в таком виде нельзя',
  'files.changes': 'Если применить файлы, изменится и это',
  'files.moreChanges': { one: 'и ещё {count}', few: 'и ещё {count}', many: 'и ещё {count}', other: 'и ещё {count}' },
  'files.conflicts': 'Нужно решить',
  'files.files': 'Как в файлах',
  'files.desk': 'Как в редакции',
  'files.nothing': 'нет в программе',
  'files.same': 'без изменений',
  'files.needs': 'Для этого нужно вот что: {what}. Другая сторона это изменила или убрала; возьмите и то и другое с одной стороны.',
  'files.fields': 'Что отличается',
  'files.apply': 'Применить',
  'files.applied': 'Применено.',
  'files.left': {
    one: '{count} вопрос не решён и остаётся как в редакции.',
    few: '{count} вопроса не решены и остаются как в редакции.',
    many: '{count} вопросов не решены и остаются как в редакции.',
    other: '{count} вопроса не решены и остаются как в редакции.',
  },
})
