// The texts of signing in and of invitations in Ukrainian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'signIn.title': 'Увійти',
  'signIn.login': 'Логін',
  'signIn.password': 'Пароль',
  'signIn.go': 'Увійти',
  'signIn.wrong': 'Неправильний логін або пароль.',
  'signIn.code': 'Код із застосунку-автентифікатора',
  'signIn.codeHelp': 'Шість цифр. Немає телефона? Впишіть один із резервних кодів.',
  'signIn.codeWrong': 'Цей код неправильний або вже використаний. Зачекайте на наступний.',
  'signIn.closed': 'Цей акаунт закрито. Запитайте координацію.',
  'signIn.tooMany': 'Забагато спроб. Зачекайте кілька хвилин.',
  'signIn.unreachable': 'Станція не відповідає. Перевірте мережу й спробуйте ще раз.',
  'signIn.forgotten': 'Забули? Попросіть у координації нове запрошення.',
  'show.password': 'Показати пароль',
  'invite.title': 'Вітаємо на радіо',
  'invite.help': 'Два поля — і можна випробувати мікрофон.',
  'invite.name': 'Ваше ім’я, як його почують слухачі',
  'invite.password': 'Придумайте пароль',
  'invite.passwordHelp': 'Щонайменше 10 символів. Добре підійдуть три-чотири слова.',
  'invite.go': 'Увійти',
  'invite.gone': 'Це запрошення вже не діє.',
  'invite.goneHelp': 'Його використали або воно застаріло. Попросіть нове в координації.',
  'invite.done': 'Ви всередині, {name}',
  'invite.login': 'Ваш логін. Запишіть його: з паролем ви увійдете знову.',
  'invite.studio': 'До студії',
  'role.host': 'Ви входите як ведуча чи ведучий.',
  'role.editor': 'Ви входите як редакція.',
  'role.moderator': 'Ви входите як модерація.',
  'role.coordinator': 'Ви входите як координація.',
  'role.admin': 'Ви входите як адміністрація.',
})
