import { argon2Sync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkPassword, hashPassword, isNobodysPassword, isPassword } from '../../server/people/password.ts'

test('a password is found again by its hash, and another one is not', async () => {
  const stored = await hashPassword('long winter evening')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(stored).not.toContain('winter')
  expect(await isPassword('long winter evening', stored)).toBe(true)
  expect(await isPassword('long winter evenings', stored)).toBe(false)
})

test('the same password typed on keyboards that compose letters differently is the same password', async () => {
  expect(await isPassword('z\u0307o\u0301łty ser z dziurami', await hashPassword('\u017C\u00F3łty ser z dziurami'))).toBe(true)
})

test('a hash made with older parameters still opens the account', async () => {
  const salt = randomBytes(15)
  const tag = argon2Sync('argon2id', { message: 'from an older release', nonce: salt, memory: 8192, passes: 1, parallelism: 1, tagLength: 24 })
  const stored = `$argon2id$v=19$m=8192,t=1,p=1$${salt.toString('base64')}$${tag.toString('base64')}`
  expect(await isPassword('from an older release', stored)).toBe(true)
  expect(await isPassword('something else here', stored)).toBe(false)
})

test('no password opens the account of nobody', async () => {
  expect(await isNobodysPassword('nobody has this password')).toBe(false)
})

test('the event loop turns while passwords are hashed, so the audio clock is not held up', async () => {
  let turns = 0
  let hashing = true
  const turn = (): void => {
    turns += 1
    if (hashing) setImmediate(turn)
  }
  setImmediate(turn)
  await Promise.all([hashPassword('one of these four'), hashPassword('two of these four'), hashPassword('three of these four'), hashPassword('four of these four')])
  hashing = false
  expect(turns).toBeGreaterThan(10)
})

test('a flood of sign-ins is turned away instead of filling the memory', async () => {
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => hashPassword('everybody at once')))
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toHaveLength(34)
  expect(refused[0]?.reason).toMatchObject({ kind: 'too-many' })
  expect(await hashPassword('and then it works again')).toMatch(/^\$argon2id/)
})

test('nine characters are too few, ten will do, in any script', () => {
  expect(() => checkPassword('123456789')).toThrow(/at least 10/)
  expect(() => checkPassword('😀'.repeat(9))).toThrow(/at least 10/)
  checkPassword('пароль-два')
  expect(() => checkPassword('x'.repeat(201))).toThrow(/at most/)
})
