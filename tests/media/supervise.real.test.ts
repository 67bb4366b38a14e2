import { spawn, type ChildProcess } from 'node:child_process'
import { afterEach, expect, test } from 'vitest'
import { silentLog, type Log } from '../../server/log.ts'
import { Supervised } from '../../server/media/supervise.ts'
import { FFMPEG } from '../support/audio.ts'
import { until } from '../support/until.ts'

const PCM_TO_NOWHERE = ['-v', 'error', '-nostdin', '-f', 's16le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0', '-f', 'null', '-']
const launchFfmpeg = (): ChildProcess => spawn(FFMPEG, PCM_TO_NOWHERE, { stdio: ['pipe', 'ignore', 'pipe'] })

const running: Supervised[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervised) => supervised.stop()))
})

function supervise(launch: () => ChildProcess): { supervised: Supervised; reasons: string[] } {
  const reasons: string[] = []
  const log: Log = { ...silentLog, warn: (line: { reason?: string }) => reasons.push(line.reason ?? '') } as unknown as Log // pino's overloads
  const supervised = new Supervised({ name: 'encoder', launch, log })
  running.push(supervised)
  return { supervised, reasons }
}

test('a killed child is replaced and its death is told once', async () => {
  const { supervised, reasons } = supervise(launchFfmpeg)
  const first = await until('a child', () => supervised.child?.pid)
  process.kill(first, 'SIGKILL')
  await until('another child', () => supervised.child !== null && supervised.child.pid !== first)
  expect(supervised.restarts).toBe(1)
  expect(reasons).toEqual(['SIGKILL'])
})

test('a child that cannot work says why, and is tried again at growing intervals', async () => {
  const startedAt: number[] = []
  const { supervised, reasons } = supervise(() => {
    startedAt.push(performance.now())
    return spawn(FFMPEG, ['-v', 'error', '-i', '/there/is/no/such/file', '-f', 'null', '-'], { stdio: ['pipe', 'ignore', 'pipe'] })
  })
  await until('four tries', () => startedAt.length === 4)
  await supervised.stop()
  expect(reasons[0]).toContain('No such file')
  const pauses = startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0))
  expect(pauses[2]).toBeGreaterThan(390)
})

test('a program that is not there is a reason, not a crash', async () => {
  const { reasons } = supervise(() => spawn('/no/such/ffmpeg', [], { stdio: ['pipe', 'ignore', 'pipe'] }))
  await until('the reason', () => reasons.length > 0)
  expect(reasons[0]).toContain('ENOENT')
})

test('stopping ends an idle ffmpeg, which ignores SIGTERM, and nothing comes after it', async () => {
  let launches = 0
  const { supervised, reasons } = supervise(() => {
    launches++
    return launchFfmpeg()
  })
  const child = await until('a child', () => supervised.child)
  await supervised.stop()
  expect(child.exitCode ?? child.signalCode).not.toBeNull()
  expect({ launches, reasons }).toEqual({ launches: 1, reasons: [] })
})

test('a child that does not listen is killed after a second', async () => {
  const { supervised } = supervise(() => spawn('sleep', ['60'], { stdio: ['pipe', 'ignore', 'pipe'] }))
  const child = await until('a child', () => supervised.child)
  await supervised.stop()
  expect(child.signalCode).toBe('SIGKILL')
})
