import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interleaved, rotating, shuffled } from '../../../server/broadcast/sources/track-order.ts'

const paths = (count: number) => Array.from({ length: count }, (_, at) => `${String(at).padStart(3, '0')}.mp3`)

test('a shuffled folder repeats nothing until half of the others were heard, and forgets nothing for ever', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (count, chance) => {
      const order = shuffled(() => chance.next().value ?? 0)
      const heard = Array.from({ length: 200 }, () => order.next(paths(count)))
      expect(heard).not.toContain(null)
      heard.forEach((path, at) => expect(heard.slice(Math.max(0, at - Math.floor(count / 2)), at)).not.toContain(path))
    }),
  )
})

test('in a folder of one the same track plays again', () => {
  const order = shuffled()
  expect([order.next(['a']), order.next(['a'])]).toEqual(['a', 'a'])
})

test('rotation goes by name and goes on where it was when files come and go', () => {
  const order = rotating()
  expect([order.next(['a', 'c']), order.next(['a', 'b', 'c']), order.next(['a', 'd']), order.next(['a', 'd'])]).toEqual(['a', 'b', 'd', 'a'])
})

test('no tracks, no next one', () => {
  expect([shuffled().next([]), rotating().next([])]).toEqual([null, null])
})

test('after two pieces of the bed a voice says the station\'s name', () => {
  const isBed = (path: string) => path.startsWith('bed')
  const order = interleaved(isBed, 2, rotating(), rotating())
  const folder = ['bed1', 'bed2', 'bed3', 'say1', 'say2']
  expect(Array.from({ length: 7 }, () => order.next(folder))).toEqual(['bed1', 'bed2', 'say1', 'bed3', 'bed1', 'say2', 'bed2'])
})

test('a sound folder with only one kind plays that kind', () => {
  const order = interleaved((path) => path.startsWith('bed'), 2, rotating(), rotating())
  expect([order.next(['say1']), order.next(['bed1']), order.next(['bed1']), order.next(['bed1'])]).toEqual(['say1', 'bed1', 'bed1', 'bed1'])
})
