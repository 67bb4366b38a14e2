import { describe, expect, test } from 'vitest'
import { RememberedPlaces } from '../../../web/archive/places.ts'

function storage(first: string | null = null) {
  let kept = first
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value), read: () => kept }
}

const HOUR = 3600

test('the place in an episode is found again, and forgotten at its beginning and its end', () => {
  const places = new RememberedPlaces(() => store)
  const store = storage()
  places.keep('a', 754.9, HOUR, 1)
  places.keep('b', 60, HOUR, 2)
  expect([places.find('a'), places.find('b'), places.find('c')]).toEqual([754, 60, 0])
  places.keep('a', HOUR - 3, HOUR, 3)
  places.keep('b', 2, HOUR, 4)
  expect([places.find('a'), places.find('b')]).toEqual([0, 0])
})

test('of very many episodes the latest are remembered', () => {
  const store = storage()
  const places = new RememberedPlaces(() => store)
  for (let n = 0; n < 100; n += 1) places.keep(`e${n}`, 100, HOUR, n)
  expect([places.find('e0'), places.find('e39'), places.find('e40'), places.find('e99')]).toEqual([0, 0, 100, 100])
})

describe('nothing breaks', () => {
  test('where storing is forbidden', () => {
    const places = new RememberedPlaces(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    places.keep('a', 100, HOUR, 1)
    expect(places.find('a')).toBe(0)
  })

  test.each(['', 'nonsense', 'null', '[]', '7', '{"a":null}', '{"a":{"at":"5","on":1}}', '{"a":{"at":-5,"on":1}}', '{"a":{"at":1e999,"on":1}}'])('when somebody else has written %s there', (written) => {
    const places = new RememberedPlaces(() => storage(written))
    expect(places.find('a')).toBe(0)
  })

  test('when the storage is full', () => {
    const places = new RememberedPlaces(() => ({ getItem: () => null, setItem: () => { throw new DOMException('full', 'QuotaExceededError') } }))
    expect(() => places.keep('a', 100, HOUR, 1)).not.toThrow()
  })
})
