// Which voice says the name of a show.

import { expect, test } from 'vitest'
import { clipOf } from '../../../web/pictures/speaker.ts'

const spoken = (...languages: string[]) => languages.map((language) => ({ language, address: `/spoken/o-drom/${language}-0123456789abcdef.mp3`, durationMs: 4000 }))

test.each([
  ['the show\'s own language first, by which its listeners know it', ['rom', 'ro', 'pl'], spoken('pl', 'ro', 'rom'), 'pl', 'rom'],
  ['the next of its languages', ['rom', 'ro', 'pl'], spoken('pl', 'ro'), 'pl', 'ro'],
  ['the page\'s, when none is the show\'s own', ['rom'], spoken('en', 'pl'), 'pl', 'pl'],
  ['any rather than none', ['rom'], spoken('vi'), 'pl', 'vi'],
  ['none was made', ['rom'], [], 'pl', undefined],
] as const)('%s', (_why, languages, spokenTitle, page, said) => {
  expect(clipOf({ languages: [...languages], spokenTitle: [...spokenTitle] }, page)?.language).toBe(said)
})
