import { expect, test } from 'vitest'
import { RaidWatch } from '../../../server/chat/moderation/raid.ts'

const hear = (watch: RaidWatch, count: number, message: (index: number) => { author?: string; isNewcomer?: boolean; text?: string; atMs?: number }): boolean[] => signs(watch, count, message).map((ids) => ids.length > 0)
const signs = (watch: RaidWatch, count: number, message: (index: number) => { author?: string; isNewcomer?: boolean; text?: string; atMs?: number }): (readonly number[])[] =>
  Array.from({ length: count }, (_, id) => watch.hear({ id, author: `bot-${id}`, isNewcomer: true, text: `something quite else, number ${'abcdefghijklmnopqrstuvwxyz'.slice(id, id + 6)}`, atMs: id * 100, ...message(id) }))

test('fifty newcomers who write at once are a raid, and the first dozen gives it away', () => {
  const noticed = hear(new RaidWatch(), 50, (id) => ({ text: ['Radość', 'kto to', 'песня?', 'مرحبا', 'hello all', 'co gra'][id % 6] + 'x'.repeat(id) }))
  expect(noticed.indexOf(true)).toBe(11)
})

test('regulars may be as many as they like', () => {
  expect(hear(new RaidWatch(), 50, () => ({ isNewcomer: false }))).not.toContain(true)
})

test('two chatty newcomers are no raid', () => {
  expect(hear(new RaidWatch(), 50, (id) => ({ author: `one of ${id % 2}` }))).not.toContain(true)
})

test('newcomers who come one by one over an hour are no raid', () => {
  expect(hear(new RaidWatch(), 50, (id) => ({ atMs: id * 70_000 }))).not.toContain(true)
})

test('five newcomers who say nearly the same are a raid, also with other letters', () => {
  const texts = ['Tanie leki tylko u nas, wejdź zaraz', 'tanie LEKI tylko u nas wejdz zaraz!!', 'Tаniе lеki tylkо u nаs, wejdź zaraz', 'tanie leki, tylko u nas! wejdź teraz', 'taniе leki tylko unas wejdź zaraz']
  expect(hear(new RaidWatch(), 5, (id) => ({ text: texts[id] ?? '', atMs: id * 5000 }))).toEqual([false, false, false, false, true])
})

test('everybody\'s "dzień dobry" is no raid', () => {
  expect(hear(new RaidWatch(), 8, () => ({ text: 'Dzień dobry!', atMs: 0 }))).not.toContain(true)
})

test('after a rush of joins half as many messages are enough', () => {
  const watch = new RaidWatch()
  for (let join = 0; join < 60; join++) watch.join(join * 10)
  expect(hear(watch, 12, (id) => ({ atMs: 1000 + id, text: 'abcdef'.slice(id % 6) })).indexOf(true)).toBe(5)
})

test('what gave a raid away is named: the dozen of a crowd, or those that echo each other and not who talked beside them', () => {
  expect(signs(new RaidWatch(), 12, (id) => ({ text: 'x'.repeat(id) }))[11]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  const spam = 'Tanie leki tylko u nas, wejdź zaraz'
  expect(signs(new RaidWatch(), 6, (id) => ({ text: id === 2 ? 'Czy ktoś zna dobrego lekarza?' : spam, atMs: id * 5000 }))[5]).toEqual([0, 1, 3, 4, 5])
})
