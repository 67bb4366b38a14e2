// Calendars read back by ical.js, the library that Thunderbird's calendar comes from.

import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { escaped, folded, writeCalendar, type CalendarEvent } from '../../server/schedule/ical.ts'

const EVENT: CalendarEvent = {
  uid: 'shay-bin-nana/1900/2026-11-25@imi-radio',
  sequence: 3,
  changedAt: new Date('2026-11-20T10:00:00Z'),
  startsAt: new Date('2026-11-25T18:00:00Z'),
  endsAt: new Date('2026-11-25T19:00:00Z'),
  cancelled: false,
  summary: 'شاي بالنعناع (Shāy bi-n-na‘nā‘)',
  description: 'Prowadzą: سميرة نعناع\nJęzyki: arabski, polski; "na żywo"',
  url: 'https://radio.example/shows/shay-bin-nana',
  categories: ['arabski', 'polski'],
}

function calendar(events: readonly CalendarEvent[]): string {
  return writeCalendar({ name: 'IMI Radio: program', description: 'Na żywo, w wielu językach', language: 'pl', timeZone: 'Europe/Warsaw', url: 'https://radio.example/schedule', events })
}

function readBack(text: string): ICAL.Event[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}

/** Letters of many scripts, marks, emoji of several code points, separators, control characters. */
const anyText = fc.array(
  fc.oneof(
    fc.constantFrom('شاي بالنعناع', 'Бюро знахідок', 'სუფრა', '华沙茶馆', 'नमस्ते', '👩‍👩‍👧‍👦', '🇺🇦', 'é', ',', ';', '\\', '\n', '\r\n', ':', '"', '\\n', 'a'.repeat(80), '\u202e', ' '),
    fc.string({ unit: 'binary', maxLength: 30 }),
  ),
  { maxLength: 20 },
)

describe('a line', () => {
  test('is at most 75 octets, is whole again when unfolded, and no character is cut in two', () => {
    fc.assert(
      fc.property(anyText, (parts) => {
        const line = `SUMMARY:${escaped(parts.join(''))}`
        const pieces = folded(line).split('\r\n')
        for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75)
        // A character cut in two would be a lone surrogate, which UTF-8 cannot hold.
        for (const piece of pieces) expect(piece.isWellFormed()).toBe(true)
        expect(pieces.map((piece, index) => (index === 0 ? piece : piece.slice(1))).join('')).toBe(line)
        expect(pieces.slice(1).every((piece) => piece.startsWith(' '))).toBe(true)
      }),
    )
  })

  test('of exactly 75 octets is not cut, one of 76 is', () => {
    expect(folded('a'.repeat(75))).toBe('a'.repeat(75))
    expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
    expect(folded(`${'a'.repeat(74)}я`)).toBe(`${'a'.repeat(74)}\r\n я`)
  })
})

describe('a calendar', () => {
  test('comes back from ical.js as it was: title, text, times, number, state', () => {
    const [event] = readBack(calendar([{ ...EVENT, cancelled: true }]))
    expect(event).toMatchObject({ uid: EVENT.uid, summary: EVENT.summary, description: EVENT.description, sequence: 3 })
    expect(event?.startDate.toJSDate()).toEqual(EVENT.startsAt)
    expect(event?.endDate.toJSDate()).toEqual(EVENT.endsAt)
    const component = event?.component
    expect(component?.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(component?.getFirstPropertyValue('last-modified')?.toString()).toBe('2026-11-20T10:00:00Z')
    expect(component?.getFirstProperty('categories')?.getValues()).toEqual(['arabski', 'polski'])
  })

  test('whatever is in a title comes back, but for what no line may hold', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const summary = title.join('')
        const description = text.join('')
        const [event] = readBack(calendar([{ ...EVENT, summary, description: `x${description}` }]))
        const kept = (words: string) => words.toWellFormed().replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
        expect(event?.summary).toBe(kept(summary))
        expect(event?.description).toBe(`x${kept(description)}`)
      }),
    )
  })

  test('no title can begin a line of its own', () => {
    const text = calendar([{ ...EVENT, summary: 'Radio\r\nEND:VEVENT\nBEGIN:VEVENT\rSUMMARY:x' }])
    expect(text.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('is the same bytes for the same programme, and says how often to look again', () => {
    expect(calendar([EVENT])).toBe(calendar([EVENT]))
    for (const line of ['VERSION:2.0', 'X-WR-CALNAME:IMI Radio: program', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-WR-TIMEZONE:Europe/Warsaw']) expect(calendar([])).toContain(`${line}\r\n`)
  })
})
