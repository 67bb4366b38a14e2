// A finished recording in the time of its joined files: what the archive makes an episode of.

import { expect, test } from 'vitest'
import { readManifest } from '../../../server/broadcast/outputs/recording-manifest.ts'
import { describe } from '../../../server/broadcast/outputs/recording-shelf.ts'

const RATE = 48_000
const line = (value: object) => JSON.stringify(value)
const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 18, 0, second)).toISOString()
const segment = (file: string, second: number, atSecond: number, seconds: number) => line({ kind: 'segment', file, at: at(second), atSample: atSecond * RATE, samples: seconds * RATE, bytes: 1 })

function shelved(...lines: string[]) {
  const opened = line({ kind: 'opened', version: 1, id: 'r', occurrenceId: 'sawa/1800/2026-11-23', showSlug: 'sawa', title: 'Sawa', at: at(0) })
  const manifest = readManifest([opened, ...lines, line({ kind: 'finished', at: at(59), samples: 1, bytes: 1 })].join('\n'))
  if (!manifest) throw new Error('unreachable: it was opened')
  return describe(manifest, (file) => `/r/${file}`)
}

test('segments follow each other, and a lost line is a gap of no length where it was lost', () => {
  expect(shelved(segment('1.flac', 1, 0, 10), line({ kind: 'gap', at: at(30), atSample: 10 * RATE, ms: 19_000 }), segment('2.flac', 30, 10, 5))).toMatchObject({
    startedAt: new Date(at(1)), files: ['/r/1.flac', '/r/2.flac'], durationMs: 15_000, gaps: [{ atMs: 10_000, missingMs: 19_000 }],
  })
})

test('sound that was lost takes no time, and titles behind it move up', () => {
  const recording = shelved(segment('1.flac', 0, 0, 10), line({ kind: 'lost', at: at(10), atSample: 10 * RATE, samples: 4 * RATE, reason: 'the encoder died' }), segment('2.flac', 14, 14, 6), line({ kind: 'title', at: at(16), atSample: 16 * RATE, title: 'B' }), line({ kind: 'title', at: at(12), atSample: 12 * RATE, title: 'A' }))
  expect(recording).toMatchObject({ durationMs: 16_000, gaps: [{ atMs: 10_000, missingMs: 4_000 }], titles: [{ atMs: 12_000, title: 'B' }, { atMs: 10_000, title: 'A' }] })
})

test('an empty segment is no file', () => {
  expect(shelved(segment('1.flac', 0, 0, 0), segment('2.flac', 3, 0, 2))).toMatchObject({ files: ['/r/2.flac'], startedAt: new Date(at(3)) })
})
