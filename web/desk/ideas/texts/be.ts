// The texts of desk/ideas in Belarusian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'ideas.help': 'Ідэі, якія даслалі людзі, на іх шляху ў эфір. Кантакты выдаляюцца, калі 12 месяцаў не было ніводнага кроку.',
  'ideas.page': 'Старонка, праз якую прыходзяць ідэі',
  'stage.applied': 'дасланая',
  'stage.trained': 'пасля навучання',
  'stage.pilot_accepted': 'пробная перадача прынята',
  'stage.on_air': 'у эфіры',
  'stage.declined': 'адхілена',
  'idea.contact': 'Кантакт',
  'idea.languages': 'Мовы',
  'idea.sent': 'Даслана',
  'idea.account': 'Акаўнт',
  'idea.steps': 'Крокі да гэтага часу',
  'idea.move': 'Перанесці ў',
  'idea.note': 'Нататка для рэдакцыі',
  'idea.go': 'Запісаць крок',
  'idea.invite': 'Запрасіць: {nick}',
  'idea.invited': 'запрашэнне адпраўлена',
  'idea.delete': 'Выдаліць',
  'idea.deleteSure': 'Выдаліць ідэю: {nick}?',
  'idea.deleteHelp': 'Тэкст, кантакт і ўсе нататкі знікнуць назаўсёды.',
})
