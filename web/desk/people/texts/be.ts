// The texts of desk/people in Belarusian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'people.search': 'Шукаць',
  'people.none': 'Нікога не знойдзена.',
  'people.count': { one: '{count} чалавек', few: '{count} чалавекі', many: '{count} чалавек', other: '{count} чалавека' },
  'people.closed': 'закрыты',
  'people.secondStep': 'другі крок',
  'people.login': 'Лагін',
  'people.seen': 'Апошні раз',
  'people.never': 'цяпер без уваходу',
  'people.notYours': 'Гэты акаўнт мяняе толькі адміністрацыя.',
  'people.role': 'Роля',
  'people.host': 'Гаворыць як',
  'people.noHost': 'ніхто з праграмы',
  'people.shows': 'Перадачы пад даглядам',
  'people.addShow': 'Даверыць перадачу',
  'people.takeShow': 'Забраць: {show}',
  'people.close': 'Закрыць акаўнт',
  'people.closeHelp': 'Гэта адразу скончыць усе ўваходы і жывы эфір. Акаўнт можна адкрыць зноў.',
  'people.open': 'Зноў адкрыць акаўнт',
  'people.sessions': 'Уваходы',
  'people.endSessions': 'Выйсці ўсюды',
  'invite.title': 'Запрасіць чалавека',
  'invite.make': 'Зрабіць спасылку',
  'invite.share': 'Запрашэнне на IMI Radio',
})
