import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runFileJob } from '../../server/media/ffmpeg.ts'
import { FFMPEG, tone } from '../support/audio.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'imi-job-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('an ffmpeg that ends long after its last byte, as on a busy machine, has done its job, and every byte is there', async () => {
  const slow = path.join(folder, 'slow-ffmpeg')
  writeFileSync(slow, `#!/bin/sh\n"${FFMPEG}" "$@"\nstatus=$?\nexec 1>&-\nsleep 0.3\nexit $status\n`)
  chmodSync(slow, 0o755)
  const file = path.join(folder, 'tone.flac')
  writeFileSync(file, await tone(440, 3, 'flac'))
  let bytes = 0
  await runFileJob({ inputs: [{ path: file }], outputs: [{ to: (some) => (bytes += some.length), options: ['-f', 's16le', '-ar', '48000', '-ac', '2'] }] }, slow)
  expect(bytes).toBe(3 * 48_000 * 4)
})
