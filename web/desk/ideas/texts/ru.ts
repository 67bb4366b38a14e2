// The texts of desk/ideas in Russian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'ideas.help': 'Идеи, которые прислали люди, на пути в эфир. Контакты удаляются через 12 месяцев без нового шага.',
  'ideas.page': 'Страница, где присылают идеи',
  'stage.applied': 'прислана',
  'stage.trained': 'после обучения',
  'stage.pilot_accepted': 'пробный выпуск принят',
  'stage.on_air': 'в эфире',
  'stage.declined': 'отклонена',
  'idea.contact': 'Контакт',
  'idea.languages': 'Языки',
  'idea.sent': 'Прислано',
  'idea.account': 'Учётная запись',
  'idea.steps': 'Пройденные шаги',
  'idea.move': 'Перевести на шаг',
  'idea.note': 'Заметка для редакции',
  'idea.go': 'Записать шаг',
  'idea.invite': 'Пригласить: {nick}',
  'idea.invited': 'приглашение отправлено',
  'idea.delete': 'Удалить',
  'idea.deleteSure': 'Удалить идею: {nick}?',
  'idea.deleteHelp': 'Текст, контакт и все заметки исчезнут навсегда.',
})
