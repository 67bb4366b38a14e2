// What of strangers' names and tags is shown, and what a file must be; no file is opened here.

import { describe, expect, test } from 'vitest'
import { fileSound, requireWhole } from '../../../server/archive/uploads/file-sound.ts'
import { shownLines, shownText, withoutExtension } from '../../../server/archive/uploads/shown-text.ts'
import { hoursAndMinutes } from '../../../server/archive/uploads/upload.ts'
import type { Probed } from '../../../server/media/ffprobe.ts'

describe('a text from a stranger\'s program', () => {
  test.each([
    ['  Rent \t and\r\nrights ', 'Rent and rights'],
    ['a\u0000b\u0007c', 'a b c'],
    ['\u202egpj.exe\u202c', 'gpj.exe'],
    ['Ki\u0308ev', 'K\u00efev'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['za\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030bl', 'z\u00e0\u0301\u0302\u0303\u0304l'],
    ['\ud800 lone', 'lone'],
    ['\u200b\u200e', null],
    ['', null],
  ])('%j is shown as %j', (raw, shown) => {
    expect(shownText(raw, 200)).toBe(shown)
  })

  test('is cut between characters, never within one', () => {
    expect(shownText('👩‍🚀'.repeat(3), 4)).toBe('👩‍🚀'.slice(0, 2))
    expect(shownText('ж'.repeat(500), 300)).toBe('ж'.repeat(300))
  })

  test('keeps its lines where lines may be', () => {
    expect(shownLines('one\r\ntwo\u2028three\u0000', 100)).toBe('one\ntwo\nthree')
  })

  test.each([['talk.final.wav', 'talk.final'], ['.wav', '.wav'], ['no ending', 'no ending'], ['Розмова.мп3', 'Розмова'], ['3.14 is pi', '3.14 is pi']])('%s without its ending is %s', (name, title) => {
    expect(withoutExtension(name)).toBe(title)
  })
})

const LIMITS = { maxBytes: 1e9, maxHours: 12 }
const audio = (index: number, changes: object = {}) => ({ index, codec_type: 'audio', channels: 2, disposition: { default: 0, attached_pic: 0 }, tags: {}, ...changes })
const probed = (changes: Partial<Probed>): Probed => ({ streams: [audio(0)], chapters: [], format: { format_name: 'wav', duration: 60, tags: {} }, isGuessed: false, ...changes })

describe('which sound of a file is heard', () => {
  test.each([
    ['the only one', [audio(1)], '0:1'],
    ['the one the file prefers', [audio(0, { channels: 6 }), audio(1, { disposition: { default: 1, attached_pic: 0 } })], '0:1'],
    ['the one with most channels', [audio(0, { channels: 1 }), audio(1), audio(2)], '0:1'],
    ['none that has no channel', [audio(0, { channels: 0 }), audio(2, { channels: 1 })], '0:2'],
  ])('%s', (_, streams, stream) => {
    expect(fileSound(probed({ streams }), LIMITS).stream).toBe(stream)
  })

  test('its cover is the picture that is attached, not a film', () => {
    const film = { ...audio(1), codec_type: 'video' }
    expect(fileSound(probed({ streams: [audio(0), film] }), LIMITS).cover).toBeNull()
    expect(fileSound(probed({ streams: [audio(0), { ...film, disposition: { default: 0, attached_pic: 1 } }] }), LIMITS).cover).toBe('0:1')
  })

  test('tags are read whatever their case, and from the stream where a container keeps them there', () => {
    const sound = fileSound(probed({ streams: [audio(0, { tags: { TITLE: 'Rent', DESCRIPTION: 'a\nb' } })], format: { format_name: 'ogg', duration: 60, tags: {} } }), LIMITS)
    expect(sound).toMatchObject({ title: 'Rent', notes: 'a\nb' })
  })

  test('chapters come in order, without those that have no name', () => {
    const chapters: Probed['chapters'] = [{ start_time: 30, tags: { title: 'B' } }, { start_time: 0, tags: { title: '\u202eA' } }, { start_time: 10, tags: {} }]
    expect(fileSound(probed({ chapters }), LIMITS).chapters).toEqual([{ startMs: 0, title: 'A', url: null }, { startMs: 30_000, title: 'B', url: null }])
  })
})

describe('a length', () => {
  test('that a file only guesses proves nothing', () => {
    expect(fileSound(probed({ isGuessed: true, format: { format_name: 'aac', duration: 1e9, tags: {} } }), LIMITS).claimedMs).toBeNull()
    expect(() => requireWhole(10, null)).not.toThrow()
  })

  test.each([[60_000, 60_000, true], [57_500, 60_000, true], [56_000, 60_000, false], [3_540_000, 3_600_000, true], [3_500_000, 3_600_000, false]])('of %i ms of %i said is whole: %s', (decoded, claimed, isWhole) => {
    const judge = () => requireWhole(decoded, claimed)
    if (isWhole) expect(judge).not.toThrow()
    else expect(judge).toThrow(/cut off/)
  })

  test.each([[12 * 3_600_000 - 1, true], [12 * 3_600_000, false]])('of %i ms is taken: %s', (ms, isTaken) => {
    const judge = () => fileSound(probed({ format: { format_name: 'wav', duration: ms / 1000, tags: {} } }), LIMITS)
    if (isTaken) expect(judge).not.toThrow()
    else expect(judge).toThrow('This file is 12 h long, and what is sent must be shorter than 12 h: cut it into parts and send each.')
  })

  test.each([[40_000, '40 s'], [58 * 60_000, '58 min'], [3_600_000, '1 h'], [75 * 60_000, '1 h 15 min']])('of %i ms is told as %s', (ms, words) => {
    expect(hoursAndMinutes(ms)).toBe(words)
  })
})
