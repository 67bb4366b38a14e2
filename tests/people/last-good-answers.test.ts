import { expect, test } from 'vitest'
import { AppError } from '../../server/errors.ts'
import { LastGoodAnswers } from '../../server/people/last-good-answers.ts'
import { HandClock } from '../support/hand-clock.ts'

const away = async (): Promise<string> => {
  throw new Error('connection refused')
}

function answers() {
  const clock = new HandClock()
  return { clock, kept: new LastGoodAnswers<string>({ clock, freshMs: 10_000, keepMs: 600_000, patienceMs: 20, keysMax: 100 }) }
}

test('a host who was known a minute ago is still known while the database is away', async () => {
  const { clock, kept } = answers()
  expect(await kept.find('key', async () => 'ola')).toBe('ola')
  clock.turn(60_000)
  expect(await kept.find('key', away)).toBe('ola')
})

test('a database that hangs does not hang a host who was known', async () => {
  const { clock, kept } = answers()
  await kept.find('key', async () => 'ola')
  clock.turn(60_000)
  expect(await kept.find('key', () => new Promise<string>(() => {}))).toBe('ola')
})

test('somebody not seen before is told that it is the database, not the key', async () => {
  const { kept } = answers()
  await expect(kept.find('key', away)).rejects.toMatchObject({ kind: 'unavailable', code: 'database_away' })
})

test('an answer is asked again when it is no longer fresh, and a revoked key is then forgotten', async () => {
  const { clock, kept } = answers()
  await kept.find('key', async () => 'ola')
  expect(await kept.find('key', async () => 'somebody else')).toBe('ola')
  clock.turn(10_000)
  expect(await kept.find('key', async () => null)).toBeNull()
  await expect(kept.find('key', away)).rejects.toThrow()
})

test('an answer is not kept for ever', async () => {
  const { clock, kept } = answers()
  await kept.find('key', async () => 'ola')
  clock.turn(600_000)
  await expect(kept.find('key', away)).rejects.toMatchObject({ kind: 'unavailable' })
})

test('a refusal for too many tries stays that refusal', async () => {
  const { kept } = answers()
  const refusal = new AppError('too-many', 'too_many_tries', 'wait')
  await expect(kept.find('key', async () => Promise.reject(refusal))).rejects.toBe(refusal)
})

test('"no" is not remembered: a key that was just made works at once', async () => {
  const { kept } = answers()
  expect(await kept.find('key', async () => null)).toBeNull()
  expect(await kept.find('key', async () => 'ola')).toBe('ola')
})

test('the oldest answers go when there are too many', async () => {
  const { kept } = answers()
  for (let key = 0; key <= 100; key += 1) await kept.find(String(key), async () => 'x')
  await expect(kept.find('0', away)).rejects.toThrow()
  expect(await kept.find('100', away)).toBe('x')
})

test('a key revoked while a slow database still answers from before is not let in', async () => {
  const { kept } = answers()
  let answer = (_value: string): void => {}
  let asks = 0
  const asked = kept.find('key', () => (asks++ === 0 ? new Promise<string>((resolve) => (answer = resolve)) : Promise.resolve(null)))
  kept.forgetWhere((value) => value === 'ola')
  answer('ola')
  expect(await asked).toBeNull()
})

test('a key revoked while the database hangs is not let in by what was known before', async () => {
  const { clock, kept } = answers()
  await kept.find('key', async () => 'ola')
  clock.turn(60_000)
  const asked = kept.find('key', () => new Promise<string>(() => {}))
  kept.forgetWhere((value) => value === 'ola')
  await expect(asked).rejects.toMatchObject({ code: 'database_away' })
})
