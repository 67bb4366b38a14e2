// The texts of the ideas room in Ukrainian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'ideas.help': 'Ідеї, які надіслали люди, на шляху до ефіру. Контакти видаляються через 12 місяців без нового кроку.',
  'ideas.page': 'Сторінка, де надсилають ідеї',
  'stage.applied': 'надіслано',
  'stage.trained': 'після навчання',
  'stage.pilot_accepted': 'пілот прийнято',
  'stage.on_air': 'в ефірі',
  'stage.declined': 'відхилено',
  'idea.contact': 'Контакт',
  'idea.languages': 'Мови',
  'idea.sent': 'Надіслано',
  'idea.account': 'Акаунт',
  'idea.steps': 'Кроки досі',
  'idea.move': 'Перемістити до',
  'idea.note': 'Нотатка для редакції',
  'idea.go': 'Записати крок',
  'idea.invite': 'Запросити: {nick}',
  'idea.invited': 'запрошено',
  'idea.delete': 'Видалити',
  'idea.deleteSure': 'Видалити ідею: {nick}?',
  'idea.deleteHelp': 'Текст, контакт і всі нотатки зникнуть назавжди.',
})
