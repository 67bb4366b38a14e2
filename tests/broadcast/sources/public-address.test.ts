import { expect, test } from 'vitest'
import { isPublicAddress, publicLookup, refusePrivateHost } from '../../../server/broadcast/sources/public-address.ts'

for (const address of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
  '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'localhost', '']) {
  test(`a relay does not connect to ${address || 'nothing'}`, () => expect(isPublicAddress(address)).toBe(false))
}

for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '193.0.6.139', '2a00:1450:4001:80f::200e', '2606:4700::1111']) {
  test(`a relay may connect to ${address}`, () => expect(isPublicAddress(address)).toBe(true))
}

test('an address in the URL is refused in every way it can be written', () => {
  for (const url of ['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::1]:8000/', 'http://[::ffff:7f00:1]/', 'http://017700000001/']) {
    expect(() => refusePrivateHost(new URL(url)), url).toThrow(/private network/)
  }
})

test('a name that leads to the station itself is refused where it would be connected to', async () => {
  const error = await new Promise<Error | null>((resolve) => publicLookup('localhost', {}, (failure) => resolve(failure)))
  expect(error?.message).toMatch(/localhost is an address of a private network/)
})
