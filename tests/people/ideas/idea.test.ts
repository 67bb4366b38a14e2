import { describe, expect, test } from 'vitest'
import { checkIdea, forgottenBefore } from '../../../server/people/ideas/idea.ts'

const idea = { text: 'Кулінарні історії', nick: 'Olha', contact: '+48 600 000 000', languages: ['uk', 'PL-latn'] }

describe('an idea', () => {
  test('is kept in its own script, with its languages as canonical tags', () => {
    expect(checkIdea(idea)).toEqual({ ...idea, languages: ['uk', 'pl-Latn'] })
  })

  test('keeps its lines and loses what would turn the reading direction of the desk', () => {
    expect(checkIdea({ ...idea, text: '  one\r\n\n\n\ntwo \u202Ethree\u0000 ' }).text).toBe('one\n\ntwo three')
  })

  test('keeps the joiners that Persian is written with', () => {
    expect(checkIdea({ ...idea, text: 'می\u200Cخواهم' }).text).toBe('می\u200Cخواهم')
  })

  test.each([
    ['idea_text', { text: '' }],
    ['idea_text', { text: ' \u200B\u202E\u2060 ' }],
    ['idea_text', { text: 'a'.repeat(2001) }],
    ['idea_nick', { nick: ' ' }],
    ['idea_contact', { contact: '\u200B' }],
    ['idea_languages', { languages: ['not a tag'] }],
    ['idea_languages', { languages: Array<string>(11).fill('uk') }],
  ])('is refused with %s', (code, part) => {
    expect(() => checkIdea({ ...idea, ...part })).toThrow(expect.objectContaining({ kind: 'invalid', code }) as Error)
  })

  test('of two thousand letters of any script is not too long', () => {
    expect([...checkIdea({ ...idea, text: '𞤀'.repeat(2000) }).text]).toHaveLength(2000)
  })
})

test('an idea is forgotten a year after it was moved last', () => {
  expect(forgottenBefore(new Date('2026-11-23T18:00:00Z'))).toEqual(new Date('2025-11-23T18:00:00Z'))
})
