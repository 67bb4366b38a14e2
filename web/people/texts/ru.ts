// The texts of people in Russian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'signIn.title': 'Вход',
  'signIn.login': 'Логин',
  'signIn.password': 'Пароль',
  'signIn.go': 'Войти',
  'signIn.wrong': 'Неверный логин или пароль.',
  'signIn.code': 'Код из приложения-аутентификатора',
  'signIn.codeHelp': 'Шесть цифр. Нет телефона? Введите один из запасных кодов.',
  'signIn.codeWrong': 'Этот код неверный или уже использован. Дождитесь следующего.',
  'signIn.closed': 'Эта учётная запись закрыта. Спросите координатора.',
  'signIn.tooMany': 'Слишком много попыток. Подождите несколько минут.',
  'signIn.unreachable': 'Радио не отвечает. Проверьте сеть и попробуйте снова.',
  'signIn.forgotten': 'Не помните? Попросите у координатора новое приглашение.',
  'show.password': 'Показать пароль',
  'invite.title': 'Добро пожаловать на радио',
  'invite.help': 'Два поля — и можно проверить микрофон.',
  'invite.name': 'Ваше имя, каким его услышат слушатели',
  'invite.password': 'Придумайте пароль',
  'invite.passwordHelp': 'Не меньше 10 знаков. Хорошо подходят три-четыре слова.',
  'invite.go': 'Войти',
  'invite.gone': 'Это приглашение больше не действует.',
  'invite.goneHelp': 'Оно уже использовано или слишком старое. Попросите у координатора новое.',
  'invite.done': 'Вы с нами, {name}',
  'invite.login': 'Ваш логин. Запишите его: с ним и с паролем вы войдёте снова.',
  'invite.studio': 'В студию',
  'role.host': 'Ваша роль: вести передачи.',
  'role.editor': 'Ваша роль: редактор.',
  'role.moderator': 'Ваша роль: модератор.',
  'role.coordinator': 'Ваша роль: координатор.',
  'role.admin': 'Ваша роль: администратор.',
})
