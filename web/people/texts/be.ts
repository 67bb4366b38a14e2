// The texts of people in Belarusian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'signIn.title': 'Уваход',
  'signIn.login': 'Лагін',
  'signIn.password': 'Пароль',
  'signIn.go': 'Увайсці',
  'signIn.wrong': 'Няправільны лагін або пароль.',
  'signIn.code': 'Код з праграмы для кодаў',
  'signIn.codeHelp': 'Шэсць лічбаў. Згубілі тэлефон? Увядзіце адзін са сваіх запасных кодаў.',
  'signIn.codeWrong': 'Код няправільны або ўжо выкарыстаны. Пачакайце наступнага.',
  'signIn.closed': 'Гэты акаўнт закрыты. Звярніцеся ў каардынацыю.',
  'signIn.tooMany': 'Занадта многа спроб. Пачакайце некалькі хвілін.',
  'signIn.unreachable': 'Радыё не адказвае. Праверце сетку і паспрабуйце яшчэ раз.',
  'signIn.forgotten': 'Забылі? Папрасіце ў каардынацыі новае запрашэнне.',
  'show.password': 'Паказаць пароль',
  'invite.title': 'Вітаем на радыё',
  'invite.help': 'Запоўніце два палі — і можна праверыць мікрафон.',
  'invite.name': 'Ваша імя, як яго чуюць слухачы',
  'invite.password': 'Прыдумайце пароль',
  'invite.passwordHelp': 'Не менш за 10 знакаў. Добра падыдуць тры ці чатыры словы.',
  'invite.go': 'Увайсці',
  'invite.gone': 'Гэтае запрашэнне больш не дзейнічае.',
  'invite.goneHelp': 'Яго ўжо выкарысталі, або яно занадта старое. Папрасіце новае ў каардынацыі.',
  'invite.done': 'Вы з намі, {name}',
  'invite.login': 'Ваш лагін. Запішыце яго: з ім і з паролем вы ўвойдзеце зноў.',
  'invite.studio': 'У студыю',
  'role.host': 'Вы будзеце весці перадачы.',
  'role.editor': 'Вы будзеце ў рэдакцыі.',
  'role.moderator': 'Вы будзеце ў мадэрацыі.',
  'role.coordinator': 'Вы будзеце ў каардынацыі.',
  'role.admin': 'Вы будзеце ў адміністрацыі.',
})
