import { expect, test } from 'vitest'
import { networkHash, networkOf } from '../../server/chat/network.ts'

test.each([
  ['203.0.113.7', '203.0.113'],
  ['::ffff:203.0.113.7', '203.0.113'],
  ['2001:db8:12:3456::1', '2001:db8:12'],
  ['2001:0DB8:0012:ffff:1:2:3:4', '2001:db8:12'],
  ['2001:db8::1', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
])('%s is of the network %s', (address, network) => expect(networkOf(address)).toBe(network))

test('the hash of a network is another one every day and does not contain it', () => {
  const [monday, tuesday] = [{ day: '2026-11-23', salt: Buffer.alloc(32, 1) }, { day: '2026-11-24', salt: Buffer.alloc(32, 2) }]
  const one = networkHash('203.0.113.7', monday)
  expect(networkHash('203.0.113.200', monday)).toEqual(one)
  expect(networkHash('203.0.113.7', tuesday).hash).not.toBe(one.hash)
  expect(JSON.stringify(one)).not.toContain('203')
})
