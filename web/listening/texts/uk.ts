// The texts of what a listener can do while the radio plays, in Ukrainian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'tools.open': 'Перемотування назад і таймер сну',
  'tools.back': 'На 30 секунд назад',
  'tools.forward': 'На 30 секунд уперед',
  'tools.beginning': 'Від початку передачі',
  'tools.live': 'Повернутися до прямого ефіру',
  'tools.behind': '{time} позаду прямого ефіру',
  'tools.cost': 'Слухати попередні хвилини — це {size} на годину.',
  'tools.gone': 'Цей фрагмент уже не зберігається. Ви слухаєте прямий ефір.',
  'tools.unsupported': 'Цей браузер не вміє повертатися назад у передачі.',
  'refused.commercial_music': 'У цій передачі звучить комерційна музика: її ліцензія не дозволяє слухачам повертатися назад.',
  'refused.nothing_on_air': 'Повертатися назад можна під час передачі.',
  'refused.not_logged': 'З цієї передачі ще нічого не збережено. Спробуйте за хвилину.',
  'sleep.label': 'Таймер сну',
  'sleep.off': 'Вимкнено',
  'sleep.minutes': { one: '{count} хвилина', few: '{count} хвилини', many: '{count} хвилин', other: '{count} хвилини' },
  'sleep.show': 'Наприкінці цієї передачі',
  'sleep.left': 'Радіо вимкнеться через {time}',
  'data.used': 'Дані на звук, відколи ви відкрили цю сторінку: близько {size}',
})
