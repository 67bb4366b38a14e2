import { expect, test } from 'vitest'
import { sourceHead, titlePath } from '../../../server/broadcast/outputs/icecast-request.ts'
import { FORMATS } from '../../../server/broadcast/outputs/formats.ts'

const [radio] = FORMATS

test('the source introduces itself as Icecast expects, with the password from the address', () => {
  if (!radio) throw new Error('no mounts')
  const url = new URL('http://source:p%40ss%3Aword@icecast.example:8000')
  const head = sourceHead({ url, mount: '/radio.mp3' }, radio, { name: 'Радіо\r\nEvil: header' }).toString('utf8')
  expect(head).toMatch(/^PUT \/radio\.mp3 HTTP\/1\.1\r\nHost: icecast\.example:8000\r\n/)
  expect(head).toContain(`Authorization: Basic ${Buffer.from('source:p@ss:word').toString('base64')}\r\n`)
  expect(head).toContain('Ice-Name: Радіо Evil: header\r\n')
  expect(head).toMatch(/Expect: 100-continue\r\n\r\n$/)
})

test('a title says that it is UTF-8, whatever is in it', () => {
  const path = titlePath('/radio.mp3', "Ти & я + it's 100% مرحبا")
  const query = new URL(path, 'http://x').searchParams
  expect(query.get('song')).toBe("Ти & я + it's 100% مرحبا")
  expect(query.get('charset')).toBe('UTF-8')
  expect(query.get('mount')).toBe('/radio.mp3')
  expect(path).not.toContain('+')
})
