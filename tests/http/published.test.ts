import { expect, test } from 'vitest'
import { Shelf } from '../../server/http/published.ts'

test('what is made once is given to everybody until it is forgotten', async () => {
  const shelf = new Shelf<number>(10)
  let made = 0
  const make = async () => ++made
  expect(await Promise.all([shelf.get('a', make), shelf.get('a', make)])).toEqual([1, 1])
  shelf.forget()
  expect(await shelf.get('a', make)).toBe(2)
})

test('a stranger who asks for many things leaves only so many behind', async () => {
  const shelf = new Shelf<string>(3)
  const made: string[] = []
  const get = (name: string) => shelf.get(name, async () => (made.push(name), name))
  for (const name of ['a', 'b', 'c', 'd', 'd', 'a']) await get(name)
  expect(made).toEqual(['a', 'b', 'c', 'd', 'a'])
})

test('what could not be made is made again for the next', async () => {
  const shelf = new Shelf<string>(3)
  await expect(shelf.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await shelf.get('a', async () => 'back')).toBe('back')
})
