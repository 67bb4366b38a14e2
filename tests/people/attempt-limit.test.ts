import { expect, test } from 'vitest'
import { addressKey, AttemptLimit, loginKey } from '../../server/people/attempt-limit.ts'
import { HandClock } from '../support/hand-clock.ts'

test('after so many wrong tries the next one waits until the window is over', () => {
  const clock = new HandClock()
  const limit = new AttemptLimit({ clock, max: 3, windowMs: 60_000 })
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0])
  clock.turn(20_000)
  expect(limit.take('a')).toBe(40_000)
  expect(limit.take('b')).toBe(0)
  clock.turn(40_000)
  expect(limit.take('a')).toBe(0)
})

test('knocking on while shut out does not make it longer', () => {
  const clock = new HandClock()
  const limit = new AttemptLimit({ clock, max: 1, windowMs: 60_000 })
  limit.take('a')
  for (let second = 0; second < 59; second += 1) {
    clock.turn(1000)
    expect(limit.take('a')).toBeGreaterThan(0)
  }
  clock.turn(1000)
  expect(limit.take('a')).toBe(0)
})

test('a try that was right does not count', () => {
  const limit = new AttemptLimit({ clock: new HandClock(), max: 2, windowMs: 60_000 })
  for (let time = 0; time < 50; time += 1) {
    expect(limit.take('a')).toBe(0)
    limit.forgive('a')
  }
})

test('a hundred thousand made-up keys do not fill the memory, nor free the newest from its limit', () => {
  const limit = new AttemptLimit({ clock: new HandClock(), max: 1, windowMs: 60_000, keysMax: 1000 })
  for (let key = 0; key < 100_000; key += 1) limit.take(String(key))
  expect(limit.take('99999')).toBeGreaterThan(0)
  expect(limit.take('5')).toBe(0)
})

test('what is kept of an address does not contain it', () => {
  expect(addressKey('203.0.113.7')).not.toContain('203')
  expect(addressKey('203.0.113.7')).not.toBe(addressKey('203.0.113.8'))
  expect(loginKey('ola', '203.0.113.7')).not.toBe(loginKey('olga', '203.0.113.7'))
})

test('one IPv6 home counts as one address, and an IPv4 address is itself in either notation', () => {
  expect(addressKey('2001:db8:1:2::1')).toBe(addressKey('2001:db8:1:2:aaaa:bbbb:cccc:dddd'))
  expect(addressKey('2001:db8::1')).toBe(addressKey('2001:0db8:0:0:9::2'))
  expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'))
  expect(addressKey('::ffff:203.0.113.7')).toBe(addressKey('203.0.113.7'))
})
