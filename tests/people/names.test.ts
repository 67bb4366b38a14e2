import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkLogin, checkName, loginsFor } from '../../server/people/names.ts'

const firstLogins = (name: string, count = 1): string[] => {
  const logins = loginsFor(name, 'host')
  return Array.from({ length: count }, () => logins.next().value)
}

test.each([
  ['Oksana Shevchenko', 'oksana-shevchenko'],
  ['Łukasz Żółć', 'lukasz-zolc'],
  ['Оксана Ґудзь', 'oksana-gudz'],
  ['Їжак і Щука', 'yizhak-i-shchuka'],
  ['Алесь Ўладзіміравіч', 'ales-uladzimiravich'],
  ['Nguyễn Thị Ánh', 'nguyen-thi-anh'],
  ['Ayşe Yılmaz', 'ayse-yilmaz'],
  ['ნინო', 'nino'],
  ['Արամ', 'aram'],
  ['سارة', 'sara'],
  ['李雷', 'host'],
  ['🎙️', 'host'],
  ['X', 'host'],
])('the login drawn from "%s" is %s', (name, login) => {
  expect(firstLogins(name)).toEqual([login])
})

test('a second person of the same name gets a number', () => {
  expect(firstLogins('Olha', 3)).toEqual(['olha', 'olha-2', 'olha-3'])
})

test('nobody gets the login "source", which source clients send when they have no user field', () => {
  expect(firstLogins('Source')).toEqual(['source-2'])
  expect(() => checkLogin('source')).toThrow(/another/)
})

test('every login drawn from any name is one that the rules accept', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => firstLogins(name, 12).every((login) => checkLogin(login) === login)))
})

test('a login is taken as typed on a phone: spaces around it and capitals do not matter', () => {
  expect(checkLogin(' Ola.K ')).toBe('ola.k')
})

test.each(['a', 'x'.repeat(41), 'ола', 'a b', 'a:b', 'a,b', '../x', ''])('the login "%s" is refused', (login) => {
  expect(() => checkLogin(login)).toThrow(/2 to 40/)
})

test.each(['Олена', 'سارة', 'Nguyễn', '李雷', "O'Neil", 'क्षमा', 'می‌خواهم'])('the name "%s" is kept as it is', (name) => {
  expect(checkName(name)).toBe(name.normalize('NFC'))
})

test('a name with a mark that turns the reading direction is refused', () => {
  expect(() => checkName('admin\u202Egnp')).toThrow(/invisible/)
  expect(() => checkName('a\u2066b')).toThrow(/invisible/)
})

test('an empty name, one of 81 characters and one with a line break are refused', () => {
  for (const name of ['', '   ', 'x'.repeat(81), 'a\nb', 'a\u0000b']) expect(() => checkName(name)).toThrow()
  expect([...checkName('😀'.repeat(80))]).toHaveLength(80)
})
