// The texts of the people room in Ukrainian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'people.search': 'Шукати',
  'people.none': 'Нікого не знайдено.',
  'people.count': { one: '{count} людина', few: '{count} людини', many: '{count} людей', other: '{count} людини' },
  'people.closed': 'закрито',
  'people.secondStep': 'другий крок',
  'people.login': 'Логін',
  'people.seen': 'Востаннє',
  'people.never': 'зараз без входу',
  'people.notYours': 'Цей акаунт змінює лише адміністрація.',
  'people.role': 'Роль',
  'people.host': 'Говорить як',
  'people.noHost': 'ніхто з програми',
  'people.shows': 'Передачі під опікою',
  'people.addShow': 'Додати передачу',
  'people.takeShow': 'Забрати: {show}',
  'people.close': 'Закрити акаунт',
  'people.closeHelp': 'Закриття одразу завершує всі сеанси й прямий ефір. Акаунт можна знову відкрити.',
  'people.open': 'Знову відкрити акаунт',
  'people.sessions': 'Сеанси',
  'people.endSessions': 'Вийти всюди',
  'invite.title': 'Запросити когось',
  'invite.make': 'Створити посилання',
  'invite.share': 'Запрошення до IMI Radio',
})
