// The texts of desk/mine in Russian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'mine.next': 'Ваша следующая передача',
  'mine.in': 'через {duration}',
  'mine.now': 'Сейчас ваше время.',
  'mine.none': 'Эфирное время для вас не запланировано. Попросите его у координатора.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Ближайшие даты',
  'mine.noDates': 'В ближайшие 60 дней дат нет.',
  'mine.editing': 'доверено вам',
  'mine.studio': 'Открыть студию',
  'how.title': 'Как выйти в эфир',
  'how.browser': 'С телефона или ноутбука: откройте студию, включите микрофон, нажмите «Выйти в эфир». Можно прийти раньше и подождать: эфир включится сам.',
  'how.client': 'Из BUTT, Mixxx или OBS: впишите настройки ниже как сервер Icecast, MP3 128 кбит/с или Ogg.',
  'how.drop': 'Если связь прервалась, не волнуйтесь: слушатели слышат музыку, ваше место сохраняется, и вы вернётесь автоматически.',
  'keys.title': 'Ваши ключи потока',
  'keys.help': 'Ключ — это пароль для вашей программы, а не для этой страницы.',
  'keys.address': 'Адрес',
  'keys.port': 'Порт',
  'keys.mount': 'Точка (mount)',
  'keys.user': 'Пользователь',
  'keys.key': 'Пароль',
  'keys.label': 'Где вы будете им пользоваться?',
  'keys.make': 'Создать ключ',
  'keys.once': 'Ключ видно только сейчас. Скопируйте его.',
  'keys.used': 'последний раз {day}, {time}',
  'keys.unused': 'не использовался',
  'keys.revoke': 'Отозвать: {label}',
  'keys.revokeShort': 'Отозвать',
})
