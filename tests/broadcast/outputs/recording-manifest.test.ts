import { describe, expect, test } from 'vitest'
import { endOf, readManifest, totalsOf } from '../../../server/broadcast/outputs/recording-manifest.ts'

const at = '2026-11-23T19:00:00.000Z'
const opened = { kind: 'opened', version: 1, id: 'r1', occurrenceId: 'sawa/mon/2026-11-23', showSlug: 'sawa', title: 'Радіо Сава', at }
const segment = (number: number, samples: number) => ({ kind: 'segment', file: `0000${number}.flac`, at, atSample: (number - 1) * 48_000, samples, bytes: 100 })
const text = (...lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

describe('a manifest', () => {
  test('tells which segments are complete and which were cut short', () => {
    const found = readManifest(text(opened, { kind: 'begun', file: '00001.flac', at, atSample: 0 }, segment(1, 48_000), { kind: 'begun', file: '00002.flac', at, atSample: 48_000 }))
    expect(found?.segments.map((part) => part.file)).toEqual(['00001.flac'])
    expect(found?.cutShort.map((part) => part.file)).toEqual(['00002.flac'])
    expect(found?.finished).toBeNull()
  })

  test('is read up to a line torn by a crash, and after it', () => {
    const found = readManifest(`${text(opened, segment(1, 48_000))}{"kind":"segm\n${text(segment(2, 24_000))}{"kind":"fini`)
    expect(found?.segments).toHaveLength(2)
    expect(found?.finished).toBeNull()
  })

  test('that does not say what it is gives nothing', () => {
    expect(readManifest('')).toBeNull()
    expect(readManifest(text(segment(1, 48_000)))).toBeNull()
    expect(readManifest('{}\nnull\n[]\n')).toBeNull()
  })

  test('gives the place where the recording goes on: behind what was lost too', () => {
    const found = readManifest(text(opened, segment(1, 40_000), { kind: 'lost', at, atSample: 40_000, samples: 8000, reason: 'killed' }))
    expect(found && endOf(found)).toBe(48_000)
  })

  test('adds up the sound that is there, not the sound that was lost', () => {
    const found = readManifest(text(opened, segment(1, 48_000), segment(2, 24_000), { kind: 'lost', at, atSample: 72_000, samples: 9999, reason: 'the disk was full' }))
    expect(totalsOf(found?.segments ?? [])).toEqual({ samples: 72_000, durationMs: 1500, bytes: 200 })
  })
})
