import { expect, test } from 'vitest'
import { addressOf, askedBy, isNarrowed, questionOf } from '../../../web/archive/archive-address.ts'
import { licenceOf } from '../../../web/archive/licence.ts'

const asked = (search: string) => askedBy(new URLSearchParams(search))

test('what the form sends, empty fields and all, becomes a short address and one question', () => {
  const form = asked('q=+Łódź++&spoken=uk&theme=&show=supra&host=&year=2026')
  expect(addressOf(form)).toBe('/archive?q=%C5%81%C3%B3d%C5%BA&spoken=uk&show=supra&year=2026')
  expect(questionOf(form)).toBe('/api/v1/archive?q=%C5%81%C3%B3d%C5%BA&show=supra&year=2026&language=uk')
  expect([addressOf(asked('')), questionOf(asked('')), isNarrowed(asked('')), isNarrowed(form)]).toEqual(['/archive', '/api/v1/archive', false, true])
})

test('pages are in the address from the second on', () => {
  expect([addressOf(asked('page=1')), addressOf(asked('page=3')), questionOf(asked('q=x&page=3'))]).toEqual(['/archive', '/archive?page=3', '/api/v1/archive?q=x&page=3'])
})

test.each(['page=0', 'page=-1', 'page=x', 'page=1.5', 'page=99999', 'year=1', 'year=soon', 'spoken=all', 'spoken=<b>', 'show=../x', 'theme=A B', 'host=%00'])('%s asks for nothing', (search) => {
  expect(addressOf(asked(search))).toBe('/archive')
})

test.each([
  ['CC-BY-4.0', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['CC-BY-NC-SA-3.0', 'CC BY-NC-SA 3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
  ['CC0-1.0', 'CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['LicenseRef-own', 'LicenseRef-own', null],
])('the licence %s is called %s', (spdx, name, url) => {
  expect(licenceOf(spdx)).toEqual({ name, url })
})
