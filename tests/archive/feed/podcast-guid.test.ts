// The identity of a podcast, against the examples of the specification.

import { expect, test } from 'vitest'
import { podcastGuid } from '../../../server/archive/feed/podcast-guid.ts'

test.each([
  ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ['mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
])('%s is %s', (address, guid) => {
  expect(podcastGuid(address)).toBe(guid)
})

test('http, https and a slash at the end are the same podcast', () => {
  expect(new Set(['https://radio.example/feed.xml', 'http://radio.example/feed.xml', 'https://radio.example/feed.xml//'].map(podcastGuid)).size).toBe(1)
})
