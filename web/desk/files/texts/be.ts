// The texts of desk/files in Belarusian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'files.help': 'Што ёсць у файлах праграмы, але не ў самой праграме. Калі файлы і рэдакцыя змянілі адно і тое ж, вырашаеце вы; да таго часу застаецца так, як у рэдакцыі.',
  'files.agree': 'Файлы і рэдакцыя супадаюць; вырашаць няма чаго.',
  'files.problems': 'У такім выглядзе файлы прымяніць нельга',
  'files.changes': 'Калі прымяніць файлы, зменіцца таксама',
  'files.moreChanges': { one: 'і яшчэ {count}', few: 'і яшчэ {count}', many: 'і яшчэ {count}', other: 'і яшчэ {count}' },
  'files.conflicts': 'Трэба вырашыць',
  'files.files': 'Як у файлах',
  'files.desk': 'Як у рэдакцыі',
  'files.nothing': 'няма ў праграме',
  'files.same': 'як было',
  'files.needs': 'Патрэбна {what}, а другі бок гэта змяніў або выдаліў: бярыце і тое і другое з аднаго боку.',
  'files.fields': 'Што адрозніваецца',
  'files.apply': 'Прымяніць',
  'files.applied': 'Прыменена.',
  'files.left': {
    one: '{count} рэч не вырашана і застаецца як у рэдакцыі.',
    few: '{count} рэчы не вырашаны і застаюцца як у рэдакцыі.',
    many: '{count} рэчаў не вырашана і застаецца як у рэдакцыі.',
    other: '{count} рэчы не вырашана і застаецца як у рэдакцыі.',
  },
})
