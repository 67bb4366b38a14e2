// The texts of listening in Russian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'tools.open': 'Перемотка и таймер сна',
  'tools.back': 'На 30 секунд назад',
  'tools.forward': 'На 30 секунд вперёд',
  'tools.beginning': 'С начала передачи',
  'tools.live': 'В прямой эфир',
  'tools.behind': '{time} позади прямого эфира',
  'tools.cost': 'Звук из прошлого тратит {size} в час.',
  'tools.gone': 'Этот кусок больше не хранится. Вы слушаете прямой эфир.',
  'tools.unsupported': 'Этот браузер не умеет перематывать передачу назад.',
  'refused.commercial_music': 'В этой передаче играет коммерческая музыка: лицензия не разрешает слушателям перематывать назад.',
  'refused.nothing_on_air': 'Перематывать назад можно во время передачи.',
  'refused.not_logged': 'От этой передачи пока ничего не сохранилось. Попробуйте чуть позже.',
  'sleep.label': 'Таймер сна',
  'sleep.off': 'Выключен',
  'sleep.minutes': { one: '{count} минута', few: '{count} минуты', many: '{count} минут', other: '{count} минуты' },
  'sleep.show': 'Когда закончится эта передача',
  'sleep.left': 'Радио выключится через {time}',
  'data.used': 'Трафик на звук с тех пор, как открыта эта страница: примерно {size}',
})
