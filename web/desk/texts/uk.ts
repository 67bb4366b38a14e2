// The texts of the desk's shell and of what its rooms share in Ukrainian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'desk.title': 'Редакція',
  'desk.studio': 'Студія',
  'desk.noRoom': 'Тут для вас нічого немає',
  'desk.noRoomHelp': 'Такого місця немає, або ваша роль його не відкриває. Запитайте координацію.',
  'desk.noStation': 'Станція не відповідає. Перевірте мережу.',
  'desk.reload': 'Завантажити ще раз',
  'desk.failed': 'Не вдалося: {reason}',
  'desk.unreachable': 'станція не відповідає',
  'desk.save': 'Зберегти',
  'desk.saved': 'Збережено',
  'desk.cancel': 'Скасувати',
  'desk.close': 'Закрити',
  'desk.more': 'Показати старіші',
  'desk.empty': 'Поки нічого.',
  'room.week': 'Тиждень',
  'room.month': 'Місяць',
  'room.shows': 'Передачі',
  'room.mine': 'Мої передачі',
  'room.people': 'Люди',
  'room.ideas': 'Ідеї',
  'room.audit': 'Зміни',
  'role.host': 'ведучий',
  'role.editor': 'редактор',
  'role.moderator': 'модератор',
  'role.coordinator': 'координатор',
  'role.admin': 'адміністратор',
})
