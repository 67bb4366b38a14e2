// What is written already is kept as long as it is right, and no longer.

import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { KeptFeeds } from '../../../server/archive/feed/kept-feeds.ts'
import { KeptItems } from '../../../server/archive/feed/kept-items.ts'

test('a thousand apps that ask at once are one writing', async () => {
  const feeds = new KeptFeeds()
  let written = 0
  const write = async () => `feed ${++written}`
  const answers = await Promise.all(Array.from({ length: 1000 }, () => feeds.get('/feed.xml', 'as it is', write)))
  expect(written).toBe(1)
  expect(new Set(answers.map(({ plain }) => plain.toString()))).toEqual(new Set(['feed 1']))
  expect(gunzipSync(answers[0]?.gzip ?? '').toString()).toBe('feed 1')
})

test('what a feed is made of changes: it is written again, and its tag is another only when the feed is', async () => {
  const feeds = new KeptFeeds()
  const first = await feeds.get('/feed.xml', 'one', async () => 'the same')
  const second = await feeds.get('/feed.xml', 'two', async () => 'the same')
  const third = await feeds.get('/feed.xml', 'three', async () => 'another')
  expect([second.etag === first.etag, third.etag === first.etag]).toEqual([true, false])
})

test('a writing that failed is not kept', async () => {
  const feeds = new KeptFeeds()
  await expect(feeds.get('/feed.xml', 'one', () => Promise.reject(new Error('the database is away')))).rejects.toThrow('the database is away')
  expect((await feeds.get('/feed.xml', 'one', async () => 'back')).plain.toString()).toBe('back')
})

test('many big feeds do not fill the memory: the longest unused is written again', async () => {
  const feeds = new KeptFeeds()
  const written: string[] = []
  const big = (address: string) => feeds.get(address, 'same', async () => {
    written.push(address)
    return address.repeat(10 * 1024 * 1024)
  })
  for (const address of ['a', 'b', 'c', 'd', 'e']) await big(address)
  await big('a')
  for (const address of ['f', 'g']) await big(address)
  await big('a')
  await big('b')
  expect(written).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'b'])
})

test('an item is kept for its version alone, and the oldest are forgotten', () => {
  const items = new KeptItems()
  items.keep('a', '1', 'first')
  expect([items.find('a', '1'), items.find('a', '2'), items.find('b', '1')]).toEqual(['first', null, null])
  for (let index = 0; index < 4000; index++) items.keep(`${index}`, '1', '')
  expect([items.find('a', '1'), items.find('0', '1')]).toEqual([null, ''])
})
