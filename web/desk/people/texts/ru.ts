// The texts of desk/people in Russian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'people.search': 'Поиск',
  'people.none': 'Никого не нашлось.',
  'people.count': { one: '{count} человек', few: '{count} человека', many: '{count} человек', other: '{count} человека' },
  'people.closed': 'закрыта',
  'people.secondStep': 'второй шаг',
  'people.login': 'Логин',
  'people.seen': 'Последний раз',
  'people.never': 'сейчас вход не выполнен',
  'people.notYours': 'Эту учётную запись меняет только администратор.',
  'people.role': 'Роль',
  'people.host': 'Говорит от имени',
  'people.noHost': 'никто из программы',
  'people.shows': 'Доверенные передачи',
  'people.addShow': 'Доверить передачу',
  'people.takeShow': 'Забрать: {show}',
  'people.close': 'Закрыть учётную запись',
  'people.closeHelp': 'Закрытие сразу завершает все сеансы и прямой эфир. Её можно открыть снова.',
  'people.open': 'Открыть учётную запись снова',
  'people.sessions': 'Где выполнен вход',
  'people.endSessions': 'Выйти везде',
  'invite.title': 'Пригласить кого-то',
  'invite.make': 'Создать ссылку',
  'invite.share': 'Приглашение на IMI Radio',
})
