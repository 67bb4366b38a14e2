import { expect, test } from 'vitest'
import { checkedLookup, PUBLIC_INTERNET, requestOutside } from '../../server/http/outside.ts'
import { isPublicAddress } from '../../server/http/public-address.ts'

for (const address of ['127.0.0.1', '127.255.255.254', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '168.63.129.16', '192.0.0.192', '198.18.0.1', '0.0.0.0', '224.0.0.1', '239.255.255.255', '255.255.255.255',
  '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '::ffff:169.254.169.254', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', 'fec0::1', 'localhost', '']) {
  test(`nothing is fetched from ${address || 'nothing'}`, () => expect(isPublicAddress(address)).toBe(false))
}

for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '193.0.6.139', '168.63.129.17', '2a00:1450:4001:80f::200e', '2606:4700::1111']) {
  test(`it may be fetched from ${address}`, () => expect(isPublicAddress(address)).toBe(true))
}

const request = { reach: PUBLIC_INTERNET, signal: new AbortController().signal, headers: {}, silenceMs: 1000 }

test('an address in the URL is refused in every way it can be written', () => {
  for (const url of ['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://127.1/', 'http://[::1]:8000/', 'http://[::ffff:7f00:1]/', 'http://[::ffff:127.0.0.1]/', 'http://017700000001/', 'https://169.254.169.254/latest/meta-data/', 'http://0/']) {
    expect(() => requestOutside(new URL(url), request), url).toThrow(/private network/)
  }
})

test.each(['file:///etc/passwd', 'ftp://radio.example/', 'gopher://radio.example/', 'data:text/plain,x', 'javascript:0'])('%s is no web address', (url) => {
  expect(() => requestOutside(new URL(url), request)).toThrow(/use http/)
})

test('a name that leads to the station itself is refused where it would be connected to', async () => {
  const error = await new Promise<Error | null>((resolve) => checkedLookup(PUBLIC_INTERNET)('localhost', {}, (failure) => resolve(failure)))
  expect(error?.message).toMatch(/localhost is an address of a private network/)
})

test('a name of which one address is public and one is not is refused', async () => {
  const reach = { ...PUBLIC_INTERNET, lookup: ((_name, _options, callback) => callback(null, [{ address: '8.8.8.8', family: 4 }, { address: '10.0.0.1', family: 4 }])) as typeof PUBLIC_INTERNET.lookup }
  const error = await new Promise<Error | null>((resolve) => checkedLookup(reach)('both.example', { all: true }, (failure) => resolve(failure)))
  expect(error?.message).toMatch(/private network/)
})
