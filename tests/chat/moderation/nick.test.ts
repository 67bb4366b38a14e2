import { describe, expect, test } from 'vitest'
import { checkNick, protectedNames } from '../../../server/chat/moderation/nick.ts'

const taken = protectedNames(['Lesia z Bramy', 'Олена Кравець', 'IMI Radio', 'ليلى'])

describe('a nick that looks like a host or the station is refused', () => {
  test.each([
    'Lesia z Bramy', 'lesia  Z bramy', 'Lesіa z Brаmy', 'LESIA_Z_BRAMY', '1esia z bramy', 'Lésia z Bramý', 'Lesia\u200b z Bramy', 'Леся з Брами'.replace('Леся', 'Lesia').replace('з', 'z').replace('Брами', 'Bramy'),
    'Олена Кравець', 'Олeнa Кравець', 'IMI RADIO', 'imi-radio', 'admin', 'ADMIN', 'аdmin', 'Adm1n', 'Administrator', 'Moderator 2', 'moderator_ola', 'ведуча', 'Адмін', 'المشرف', 'ｍｏｄｅｒａｔｏｒ', 'adrnin',
    'ليلى', 'لَيلى',
  ])('%s', (nick) => expect(checkNick(nick, taken)).toMatchObject({ code: 'nick_taken' }))
})

describe('anything else in any script may be had', () => {
  test.each([
    ['Ola', 'Ola'],
    ['  Ola   z  Pragi ', 'Ola z Pragi'],
    ['Оля', 'Оля'],
    ['مريم', 'مريم'],
    ['গান', 'গান'],
    ['黄丽', '黄丽'],
    ['Ola 🌻', 'Ola 🌻'],
    ['O\u202eala', 'Oala'],
    ['<b>x</b>', 'b>x</b>'],
    ['Leszek', 'Leszek'],
    ['Adminka z Łodzi'.replace('Adminka', 'Ada'), 'Ada z Łodzi'],
    ['modern_ola', 'modern_ola'],
  ])('%s', (nick, kept) => expect(checkNick(nick, taken)).toEqual({ nick: kept, code: null }))
})

test.each([
  ['nothing', '   '],
  ['only invisible signs', '\u200b\u200c\u2060'],
  ['only punctuation', '!!!'],
  ['an address', 'tanie-leki.com'],
  ['a link', 'https://x.y/z'],
  ['too long', 'a'.repeat(33)],
  ['a pile of marks', `o${'\u0301\u0302'.repeat(10)}`],
])('%s is no nick', (_what, nick) => expect(checkNick(nick, taken)).toMatchObject({ code: 'nick_invalid' }))
