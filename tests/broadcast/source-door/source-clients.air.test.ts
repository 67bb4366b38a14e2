// The programs that hosts really use, against the real door: what they send reaches the line byte for byte.

import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freePort } from '../../support/real-station.ts'
import { KEY, openTestDoor, type TestDoor } from '../../support/test-door.ts'

const FORMATS = {
  mp3: { file: 'tone.mp3', type: 'audio/mpeg', args: ['-c:a', 'libmp3lame', '-b:a', '128k', '-id3v2_version', '0', '-write_xing', '0', '-f', 'mp3'] },
  vorbis: { file: 'tone.vorbis.ogg', type: 'application/ogg', args: ['-c:a', 'libvorbis', '-f', 'ogg'] },
  opus: { file: 'tone.opus.ogg', type: 'application/ogg', args: ['-c:a', 'libopus', '-b:a', '96k', '-f', 'ogg'] },
  flac: { file: 'tone.flac.ogg', type: 'application/ogg', args: ['-c:a', 'flac', '-f', 'ogg'] },
  aac: { file: 'tone.aac', type: 'audio/aac', args: ['-c:a', 'aac', '-b:a', '96k', '-f', 'adts'] },
} as const
type Format = keyof typeof FORMATS
const ALL = Object.keys(FORMATS) as Format[]

let folder: string
let station: TestDoor
let children: ChildProcess[] = []

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-clients-'))
  for (const { file, args } of Object.values(FORMATS)) {
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=440:duration=3:sample_rate=48000', '-ac', '2', ...args, path.join(folder, file)])
  }
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  station = await openTestDoor()
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await station.stop()
})

const soundOf = (format: Format): Buffer => readFileSync(path.join(folder, FORMATS[format].file))
const fileOf = (format: Format): string => path.join(folder, FORMATS[format].file)

function start(program: string, ...args: string[]): { child: ChildProcess; done: Promise<{ code: number | null; said: string }> } {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder })
  children.push(child)
  let said = ''
  child.stdout.on('data', (text) => (said += String(text)))
  child.stderr.on('data', (text) => (said += String(text)))
  return { child, done: once(child, 'close').then(([code]) => ({ code: code as number | null, said })) }
}

/** The line once its client has finished, which most only say by closing. */
async function finishedLine() {
  await expect.poll(() => station.door.lines.at(-1)?.endedHow ?? null, { timeout: 30_000 }).toMatch(/^(goodbye|closed)$/)
  return station.door.line
}

/** Seconds of sound that a decoder finds in what was received; throws when it finds faults. */
function decodedSeconds(bytes: Buffer): number {
  const file = path.join(folder, 'received')
  writeFileSync(file, bytes)
  const pcm = execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', file, '-f', 's16le', '-ar', '48000', '-ac', '2', '-'], { maxBuffer: 1e9 })
  return pcm.length / 192_000
}

describe.each(ALL)('%s', (format) => {
  test('sent by curl arrives byte for byte', async () => {
    const { file, type } = FORMATS[format]
    const { done } = start('curl', '-sS', '-T', file, '-u', `ola:${KEY}`, '-H', `Content-Type: ${type}`, `http://127.0.0.1:${station.port}/live`)
    expect(await done).toMatchObject({ code: 0 })
    expect((await finishedLine()).bytes.equals(soundOf(format))).toBe(true)
    expect(station.door.line.request.contentType).toBe(type)
  })

  test('sent by curl in chunks, as an endless stream, arrives byte for byte', async () => {
    const { type } = FORMATS[format]
    const { done } = start('sh', '-c', `cat "${fileOf(format)}" | curl -sS -T - -u source:ola,${KEY} -H "Content-Type: ${type}" http://127.0.0.1:${station.port}/live`)
    expect(await done).toMatchObject({ code: 0 })
    expect((await finishedLine()).bytes.equals(soundOf(format))).toBe(true)
  })

  test.each(['0', '1'])('sent by ffmpeg (-legacy_icecast %s) is what ffmpeg writes into a file', async (legacy) => {
    const { type, args } = FORMATS[format]
    // The part that chooses the container, without the encoder's.
    const muxer = args.slice(format === 'mp3' ? -6 : -2)
    const common = ['-v', 'error', '-nostdin', '-fflags', '+bitexact', '-i', fileOf(format), '-c', 'copy', '-fflags', '+bitexact', ...muxer]
    const expected = execFileSync('ffmpeg', [...common, 'pipe:1'])
    const { done } = start('ffmpeg', ...common, '-content_type', type, '-legacy_icecast', legacy, `icecast://ola:${KEY}@127.0.0.1:${station.port}/live`)
    expect(await done).toMatchObject({ code: 0 })
    expect((await finishedLine()).bytes.equals(expected)).toBe(true)
    expect(station.door.line.request).toMatchObject({ contentType: type, userAgent: expect.stringContaining('Lavf') as string })
  })
})

test('ffmpeg with a wrong key is refused and says so', async () => {
  const { done } = start('ffmpeg', '-v', 'error', '-nostdin', '-re', '-i', fileOf('mp3'), '-c', 'copy', '-f', 'mp3', `icecast://ola:wrong@127.0.0.1:${station.port}/live`)
  const { code, said } = await done
  expect(code).not.toBe(0)
  expect(said).toContain('401')
  expect(station.door.lines).toHaveLength(0)
})

test('ffmpeg outside its slot is refused at once and does not believe itself on air', async () => {
  station.door.refusal = { admitted: false, code: 'outside_slot', reason: 'Your next slot is on Friday at 19:00.', nextSlotAt: null }
  const { done } = start('ffmpeg', '-v', 'error', '-nostdin', '-re', '-i', fileOf('mp3'), '-c', 'copy', '-f', 'mp3', `icecast://ola:${KEY}@127.0.0.1:${station.port}/live`)
  const { code, said } = await done
  expect(code).not.toBe(0)
  expect(said).toContain('403')
})

const ezstreamConfig = (format: 'MP3' | 'Ogg', file: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<ezstream>
  <servers><server><hostname>127.0.0.1</hostname><port>${station.port}</port><protocol>HTTP</protocol><user>ola</user><password>${KEY}</password><tls>None</tls></server></servers>
  <streams><stream><mountpoint>/live</mountpoint><format>${format}</format></stream></streams>
  <intakes><intake><type>file</type><filename>${file}</filename><stream_once>Yes</stream_once></intake></intakes>
</ezstream>`

test.each([
  ['MP3', 'mp3'],
  ['Ogg', 'vorbis'],
] as const)('ezstream (libshout) sends %s byte for byte and its title', async (name, format) => {
  const config = path.join(folder, `ezstream-${format}.xml`)
  writeFileSync(config, ezstreamConfig(name, fileOf(format)), { mode: 0o600 })
  const { done } = start('ezstream', '-c', config)
  const { code, said } = await done
  expect(code, said).toBe(0)
  const line = await finishedLine()
  expect(line.request.userAgent).toContain('libshout')
  expect(line.bytes.equals(soundOf(format))).toBe(true)
  // In Ogg the title travels inside the stream.
  if (format === 'mp3') expect(line.titles.length).toBeGreaterThan(0)
})

test.each([
  ['%mp3(bitrate=128)', 'audio/mpeg'],
  ['%ogg(%vorbis)', 'application/ogg'],
])('Liquidsoap\'s output.icecast with %s is heard, with its Cyrillic title', async (encoder, type) => {
  const script = path.join(folder, 'live.liq')
  writeFileSync(
    script,
    `settings.init.allow_root.set(true)
s = metadata.map(insert_missing=true, fun (_) -> [("title", "Ой у лузі"), ("artist", "Хор")], sine(440.))
output.icecast(${encoder}, host="127.0.0.1", port=${station.port}, user="ola", password="${KEY}", mount="live", encoding="UTF-8", s)
`,
  )
  const { child, done } = start('liquidsoap', script)
  let said = ''
  void done.then((result) => (said = result.said))
  // What it said is of interest only when it left, as over a script it does not understand.
  await expect.poll(() => said || (station.door.lines.at(-1)?.bytes.length ?? 0) > 20_000, { timeout: 60_000 }).toBeTruthy()
  expect(said).toBe('')
  const { line } = station.door
  expect(line.request.contentType).toBe(type)
  if (type === 'audio/mpeg') await expect.poll(() => line.titles.at(-1), { timeout: 10_000 }).toBe('Хор - Ой у лузі')
  child.kill('SIGKILL')
  await done
  expect(decodedSeconds(line.bytes)).toBeGreaterThan(0.5)
})

/** BUTT itself, on a screen and a sound card that are not there, steered by its own command port. */
class Butt {
  readonly #home: string
  readonly #port: number
  readonly #process: ChildProcess

  private constructor(home: string, port: number) {
    this.#home = home
    this.#port = port
    this.#process = spawn('xvfb-run', ['-a', 'butt', '-c', path.join(home, 'butt.cfg'), '-p', String(port)], { env: { ...process.env, HOME: home }, stdio: 'ignore', detached: true })
  }

  static async start(key: string): Promise<Butt> {
    const home = mkdtempSync(path.join(folder, 'butt-'))
    writeFileSync(path.join(home, '.asoundrc'), 'pcm.!default { type null }\nctl.!default { type null }\n')
    writeFileSync(
      path.join(home, 'butt.cfg'),
      `[main]\nserver = radio\nsrv_ent = radio\nnum_of_srv = 1\nnum_of_icy = 0\n\n[radio]\naddress = 127.0.0.1\nport = ${station.port}\npassword = ola:${key}\ntype = 1\ntls = 0\nmount = live\nusr = source\n\n` +
        '[audio]\ndevice = 0\nsamplerate = 44100\nbitrate = 128\nchannel = 2\nleft_ch = 1\nright_ch = 2\ncodec = mp3\nbuffer_ms = 50\n',
    )
    const butt = new Butt(home, await freePort())
    await expect.poll(() => butt.status(), { timeout: 20_000 }).toMatch(/^connected: 0/)
    return butt
  }

  tell(...args: string[]): string {
    return spawnSync('butt', ['-p', String(this.#port), ...args], { env: { ...process.env, HOME: this.#home }, encoding: 'utf8', timeout: 10_000 }).stdout
  }

  status(): string {
    return this.tell('-S')
  }

  async quit(): Promise<void> {
    const gone = once(this.#process, 'close')
    this.tell('-q')
    const { pid } = this.#process
    // With its screen, when it does not answer.
    const timer = setTimeout(() => pid && process.kill(-pid, 'SIGKILL'), 5000)
    await gone
    clearTimeout(timer)
  }
}

test('BUTT goes live, sees how many listen, sends its title, and leaves', async () => {
  const butt = await Butt.start(KEY)
  try {
    butt.tell('-s', 'radio')
    await expect.poll(() => butt.status(), { timeout: 20_000 }).toMatch(/^connected: 1/)
    const { line } = station.door
    expect(line.request).toMatchObject({ contentType: 'audio/mpeg', userAgent: expect.stringContaining('butt') as string })
    await expect.poll(() => butt.status(), { timeout: 20_000 }).toContain('listeners: 7')
    butt.tell('-u', 'Ой у лузі')
    await expect.poll(() => line.titles.at(-1), { timeout: 10_000 }).toBe('Ой у лузі')
    butt.tell('-d')
    expect(decodedSeconds((await finishedLine()).bytes)).toBeGreaterThan(0.5)
  } finally {
    await butt.quit()
  }
})

test('BUTT outside its slot does not show "on air"', async () => {
  station.door.refusal = { admitted: false, code: 'slot_taken', reason: 'Another host is on air until 20:00.', nextSlotAt: null }
  const butt = await Butt.start(KEY)
  try {
    butt.tell('-s', 'radio')
    await expect.poll(() => station.door.asked, { timeout: 20_000 }).toBeGreaterThan(0)
    // It answers one question a second.
    await expect.poll(() => butt.status(), { interval: 1200, timeout: 10_000 }).toMatch(/^connected: 0/)
  } finally {
    await butt.quit()
  }
})

test('a client that is killed mid-stream leaves a line whose sound up to then is whole', async () => {
  const { child, done } = start('ffmpeg', '-v', 'error', '-nostdin', '-re', '-stream_loop', '-1', '-i', fileOf('mp3'), '-c', 'copy', '-f', 'mp3', `icecast://ola:${KEY}@127.0.0.1:${station.port}/live`)
  await expect.poll(() => station.door.lines.at(-1)?.bytes.length ?? 0, { timeout: 15_000 }).toBeGreaterThan(16_000)
  child.kill('SIGKILL')
  await done
  await expect.poll(() => station.door.line.endedHow).not.toBeNull()
})
