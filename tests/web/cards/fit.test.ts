import { describe, expect, test } from 'vitest'
import { fitLine, fitWords, LINE } from '../../../web/cards/fit.ts'

const BOX = { width: 650, height: 360, sizes: [100, 80, 60, 48], mostLines: 4 } as const

describe('words on a card', () => {
  test.each([
    ['a short title', 'Supra', ['Supra']],
    ['three words', 'Karta na stół', ['Karta na', 'stół']],
    ['Arabic', 'شاي بالنعناع', ['شاي', 'بالنعناع']],
  ])('%s stands as large as it fits', (_, title, lines) => {
    expect(fitWords(title, BOX)).toEqual({ size: 100, lines, isWhole: true })
  })

  test('a longer title takes more lines, then a smaller size, and nothing of it is lost', () => {
    for (const title of ['Бюро знахідок: розмови про місто', 'Dzień dobry, Wisła! Poranek nad rzeką', 'हिन्दी में क्षितिज की शाम और संगीत', 'Tiếng Việt ở Vác-sa-va: chuyện của chúng mình']) {
      const { size, lines } = fitWords(title, BOX)
      expect(lines.join(' ')).toBe(title)
      expect(lines.length * size * LINE).toBeLessThanOrEqual(BOX.height)
    }
  })

  test('the smaller the box, the smaller the words', () => {
    const title = 'Wieczór rodziców: pytania o szkołę'
    const sizes = [360, 200, 120].map((height) => fitWords(title, { ...BOX, height }).size)
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
    expect(new Set(sizes).size).toBeGreaterThan(1)
  })

  test('what does not fit at all is cut with an ellipsis, never through a letter and its accents', () => {
    const long = fitWords('क्षितिज '.repeat(60), BOX)
    expect([long.size, long.lines.length, long.isWhole]).toEqual([48, 4, false])
    expect(long.lines.join(' ')).toMatch(/^(क्षितिज )+क्षितिज…$/)
    const word = fitWords('क्षितिज'.repeat(60), BOX)
    expect(word.lines.join('')).toMatch(/^(क्षितिज)+(क्षि?|क्षिति)?…$/)
  })

  test('a word wider than the box is broken, and so is a line of Chinese', () => {
    const { lines } = fitWords('Donaudampfschifffahrtsgesellschaftskapitänsmütze', { ...BOX, sizes: [100] })
    expect(lines.length).toBeGreaterThan(1)
    expect(fitWords('华沙的声音和我们的城市故事每天晚上', { ...BOX, sizes: [60] }).lines).toEqual(['华沙的声音和我们的城', '市故事每天晚上'])
  })

  test('a small line is cut, not wrapped', () => {
    expect(fitLine('Nino, Navid, Olena, Amina, Tomasz, Minh', 300, 30)).toBe('Nino, Navid…')
    expect(fitLine('  ', 300, 30)).toBe('')
  })
})
