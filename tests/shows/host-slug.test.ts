import { expect, test } from 'vitest'
import { checkHostSlug } from '../../server/shows/host-slug.ts'
import type { Host } from '../../server/shows/show.ts'

const host = (slug: string, name: string): Host => ({ slug, name, latinName: null, languages: ['pl'], role: null, fictional: true })
const hosts = [host('lesia-z-bramy', 'Леся з Брами'), host('alesia-kubak', 'Алеся Кубак'), host('taras-kilometr', 'Тарас Кілометр'), host('navid-daftar', 'نوید دفتر')]

test('a host of the programme is taken', () => {
  expect(() => checkHostSlug('lesia-z-bramy', hosts)).not.toThrow()
})

test.each([
  ['a slip of the finger', 'lesia-z-brami', 'did you mean "lesia-z-bramy" (Леся з Брами)?'],
  ['the first name, in Ukrainian', 'Тарас', 'did you mean "taras-kilometr" (Тарас Кілометр)?'],
  ['the whole name instead of the slug', 'Алеся Кубак', 'did you mean "alesia-kubak" (Алеся Кубак)?'],
  ['a part that two have', 'lesia', 'did you mean "alesia-kubak" (Алеся Кубак) or "lesia-z-bramy" (Леся з Брами)?'],
  ['nothing like anybody', 'dj-nobody-at-all', 'look for the slug at the desk or in hosts.yaml of the station, or add the host there first.'],
])('%s is refused with what was probably meant', (_what, typed, hint) => {
  expect(() => checkHostSlug(typed, hosts)).toThrow(`No host of the programme has the slug "${typed}"; ${hint}`)
})

test('a station without hosts says where they come from', () => {
  expect(() => checkHostSlug('ola', [])).toThrow(/add the host there first/)
})
