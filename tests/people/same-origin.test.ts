import { expect, test } from 'vitest'
import { pageOrigin } from '../../server/people/same-origin.ts'

const site = { host: 'radio.example:8000', publicUrl: 'https://radio.example', fetchSite: undefined, origin: undefined }

test.each([
  ['the browser says same-origin', { fetchSite: 'same-origin' }, 'own'],
  ['a person typed the address', { fetchSite: 'none' }, 'own'],
  ['another site', { fetchSite: 'cross-site', origin: 'https://evil.example' }, 'foreign'],
  ['another site, without an origin', { fetchSite: 'cross-site' }, 'foreign'],
  ['a neighbour on another subdomain', { fetchSite: 'same-site', origin: 'https://blog.radio.example' }, 'foreign'],
  ['an older browser on our page', { origin: 'http://radio.example:8000' }, 'own'],
  ['our page behind a proxy that ends TLS', { origin: 'https://radio.example' }, 'own'],
  ['our page under the public name while the proxy rewrites the host', { origin: 'https://radio.example', host: '127.0.0.1:8000' }, 'own'],
  ['an older browser on another page', { origin: 'https://evil.example' }, 'foreign'],
  ['a sandboxed frame', { origin: 'null' }, 'foreign'],
  ['the public name under another port', { origin: 'https://radio.example:8443' }, 'foreign'],
  ['no browser at all', {}, 'unsaid'],
] as const)('%s is %s', (_what, headers, expected) => {
  expect(pageOrigin({ ...site, ...headers })).toBe(expected)
})
