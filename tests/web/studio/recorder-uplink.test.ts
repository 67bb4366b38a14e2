// A recording on its way to the station over a line that breaks: what arrives, and what the host is told.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FRAME_HEADER_BYTES, STUDIO_PROTOCOL } from '../../../server/broadcast/studio/studio-schema.ts'
import { SOUND } from '../../../web/studio/sound-sender.ts'
import * as frame from '../../../web/studio/uplink-frame.ts'
import { FakeStudioNetwork } from '../../support/fake-studio-network.ts'
import { FakeStation, marta } from '../../support/studio-fakes.ts'

async function live(): Promise<{ station: FakeStation; network: FakeStudioNetwork }> {
  const station = new FakeStation()
  const network = new FakeStudioNetwork(station)
  network.uplink.connect()
  await network.settle()
  network.uplink.goLive()
  await network.settle()
  return { station, network }
}

const heard = (station: FakeStation) => station.door.lines.map((line) => line.bytes.toString())

describe('a line that holds', () => {
  test('brings every chunk, once and in order', async () => {
    const { station, network } = await live()
    for (const chunk of ['one ', 'two ', 'three']) {
      network.record(chunk)
      await network.pass(200)
    }
    await network.pass(300)
    expect(heard(station)).toEqual(['one two three'])
    expect(network.uplink.view).toMatchObject({ live: 'sending', waitingBytes: 0, waitingMs: 0 })
  })

  test('what was recorded before the station answered is not lost', async () => {
    const station = new FakeStation()
    const network = new FakeStudioNetwork(station)
    network.uplink.goLive()
    network.record('early ')
    network.uplink.connect()
    await network.settle()
    network.record('late')
    await network.pass(300)
    expect(heard(station)).toEqual(['early late'])
  })
})

describe('a line that breaks', () => {
  test('goes on in the same show from the byte that had arrived', async () => {
    const { station, network } = await live()
    network.record('before ')
    await network.pass(300)
    network.cut()
    network.record('while away ')
    expect(network.uplink.view.link.kind).toBe('waiting')
    await network.pass(1000)
    network.record('after')
    await network.pass(300)
    expect(heard(station)).toEqual(['before while away after'])
    expect(network.uplink.view.drops).toBe(1)
  })

  test('a black hole is noticed within four seconds and nothing in it is lost', async () => {
    const { station, network } = await live()
    network.record('before ')
    await network.pass(300)
    network.mode = 'hole'
    network.record('into the hole ')
    await network.pass(4000)
    expect(network.uplink.view.link.kind).not.toBe('connected')
    expect(network.uplink.view.waitingMs).toBeGreaterThan(3000)
    await network.pass(6000)
    network.mode = 'pass'
    await network.pass(9000)
    expect(heard(station)).toEqual(['before into the hole '])
  })

  test('over any order of cuts, holes and chunks the station has exactly what was recorded', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant('record' as const) },
      { weight: 3, arbitrary: fc.constant('wait' as const) },
      fc.constantFrom('cut' as const, 'hole' as const, 'down' as const, 'pass' as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { station, network } = await live()
        let recorded = ''
        for (const [index, what] of steps.entries()) {
          if (what === 'record') {
            const chunk = `${index};`.repeat((index % 7) * 900)
            recorded += chunk
            network.record(chunk)
          } else if (what === 'wait') await network.pass(1500)
          else if (what === 'cut') network.cut()
          else network.mode = what
        }
        network.mode = 'pass'
        await network.pass(12_000)
        expect(heard(station)).toEqual([recorded])
      }),
      { numRuns: 60 },
    )
  })
})

const CLUSTER = Buffer.from([0x1f, 0x43, 0xb6, 0x75])

/** A recorder's chunk: the parts are clusters, and what comes before the first of them belongs to the last one. */
const chunk = (before: string, ...clusters: readonly string[]) =>
  new Uint8Array(Buffer.concat([Buffer.from(before), ...clusters.flatMap((cluster) => [CLUSTER, Buffer.from(cluster)])]))

/** The same, as the station got it. */
const clustersHeard = (station: FakeStation) => station.door.lines.map((line) => line.bytes.toString('latin1').replaceAll(CLUSTER.toString('latin1'), '|'))

describe('a station that forgot', () => {
  /** A host whose first two chunks arrived, and a station that knows nothing of it. */
  async function forgotten(): Promise<FakeStudioNetwork> {
    const { station, network } = await live()
    station.door.line.tell({ phase: 'on-air' })
    network.record(chunk('header', 'one '))
    network.record(chunk('more of one', 'two '))
    await network.pass(1200)
    network.mode = 'down'
    network.cut()
    network.record(chunk('more of two', 'three '))
    network.station = new FakeStation()
    return network
  }

  test('gets all that was not safe, behind the header, from the first cluster on that can be understood', async () => {
    const network = await forgotten()
    await network.pass(2000)
    network.record(chunk('more of three', 'four '))
    network.mode = 'pass'
    await network.pass(4000)
    network.record(chunk('more of four', 'five'))
    await network.pass(300)
    expect(clustersHeard(network.station)).toEqual(['header|three more of three|four more of four|five'])
    expect(network.recorders.map((recorder) => recorder.stopped)).toEqual([false])
    expect(network.uplink.view).toMatchObject({ live: 'sending', waitingBytes: 0 })
  })

  test('gets once more what it had and had not used yet when it was killed', async () => {
    const { station, network } = await live()
    station.door.line.tell({ phase: 'on-air', bufferedMs: 600 })
    network.record(chunk('header', 'one '))
    await network.pass(1000)
    network.record(chunk('more of one', 'two '))
    await network.pass(1200)
    network.station = new FakeStation()
    network.cut()
    network.record(chunk('more of two', 'three '))
    await network.pass(2000)
    expect(clustersHeard(network.station)).toEqual(['header|two more of two|three '])
  })

  test('is told that the show was on air before, and "on air" is said to the host only when it says so itself', async () => {
    const network = await forgotten()
    network.mode = 'pass'
    await network.pass(4000)
    expect(network.station.door.line.request.goesOn).toBe(true)
    expect(network.uplink.view.status?.phase).toBe('connecting')
  })

  test('and forgets again before anything was safe: the same is sent again, once', async () => {
    const network = await forgotten()
    network.mode = 'pass'
    while (network.station.door.asked === 0) await network.pass(100)
    expect(network.uplink.view.waitingBytes).toBeGreaterThan(0)
    network.cut()
    network.station = new FakeStation()
    await network.pass(4000)
    expect(clustersHeard(network.station)).toEqual(['header|three '])
  })

  test('still gets the last words of a host who has ended the show meanwhile', async () => {
    const network = await forgotten()
    network.uplink.end()
    network.record(chunk('', 'good night'))
    network.mode = 'pass'
    await network.pass(5000)
    expect(clustersHeard(network.station)).toEqual(['header|three |good night'])
    expect(network.station.door.line.endedHow).toBe('goodbye')
    expect(network.uplink.view).toMatchObject({ live: 'off', over: { code: 'goodbye' } })
  })

  test('gets a new recording with a fresh header when the container cannot be joined', async () => {
    const { network } = await live()
    network.record('header and sound ')
    await network.pass(300)
    network.station = new FakeStation()
    network.cut()
    await network.pass(1000)
    network.record('fresh header')
    await network.pass(300)
    expect(network.recorders.map((recorder) => recorder.stopped)).toEqual([true, false])
    expect(heard(network.station)).toEqual(['fresh header'])
  })

  test('because it restarts: the host stays live and asks until the station is back', async () => {
    const { station, network } = await live()
    network.record('before ')
    await network.pass(300)
    station.door.refusal = { admitted: false, code: 'engine_stopping', reason: 'The station restarts.', nextSlotAt: null }
    station.door.line.hangUp('stopping')
    await network.pass(5000)
    network.record('after')
    station.door.refusal = null
    await network.pass(3000)
    expect(network.uplink.view.live).toBe('sending')
    expect(heard(station)).toEqual(['before ', 'after'])
  })

  test('still gets the whole first recording when none of it had arrived', async () => {
    const { network } = await live()
    network.mode = 'hole'
    network.record('header and sound')
    network.station = new FakeStation()
    await network.pass(5000)
    network.mode = 'pass'
    await network.pass(8000)
    expect(network.recorders).toHaveLength(1)
    expect(heard(network.station)).toEqual(['header and sound'])
  })

  test('a backlog of more than half an hour is given up as a whole, and the host is told how much', async () => {
    const { station, network } = await live()
    network.mode = 'hole'
    network.record('x'.repeat(SOUND.backlogBytes))
    await network.pass(60_000)
    network.record('the last straw')
    expect(network.uplink.view.lostMs).toBe(60_000)
    network.record('fresh')
    network.mode = 'pass'
    await network.pass(9000)
    expect(heard(station).at(-1)).toBe('fresh')
  })
})

describe('the end of a show', () => {
  test('the last chunk arrives before the goodbye', async () => {
    const { station, network } = await live()
    network.record('good night')
    network.uplink.end()
    network.record(' and good luck')
    await network.pass(1500)
    expect(heard(station)).toEqual(['good night and good luck'])
    expect(station.door.line.endedHow).toBe('goodbye')
    expect(network.uplink.view).toMatchObject({ live: 'off', over: { code: 'goodbye' } })
  })

  test('a host who ends while the line is gone still brings the last words home', async () => {
    const { station, network } = await live()
    network.mode = 'down'
    network.cut()
    network.record('last words')
    network.uplink.end()
    await network.pass(5000)
    expect(network.uplink.view.live).toBe('ending')
    network.mode = 'pass'
    await network.pass(5000)
    expect(heard(station)).toEqual(['last words'])
    expect(station.door.line.endedHow).toBe('goodbye')
  })

  test('the slot is over: recording stops and the host reads why', async () => {
    const { station, network } = await live()
    station.door.line.hangUp('slot_over', 'Your slot is over.')
    await network.settle()
    expect(network.uplink.view).toMatchObject({ live: 'off', over: { code: 'slot_over', reason: 'Your slot is over.' } })
    expect(network.recorders.at(-1)?.stopped).toBe(true)
  })

  test('a refused host is not recorded any longer and reads when the next show is', async () => {
    const station = new FakeStation()
    station.door.refusal = { admitted: false, code: 'outside_slot', reason: 'Tomorrow at 19:00.', nextSlotAt: new Date('2026-11-24T18:00:00Z') }
    const network = new FakeStudioNetwork(station)
    network.uplink.connect()
    await network.settle()
    network.uplink.goLive()
    await network.settle()
    expect(network.uplink.view).toMatchObject({ live: 'off', refusal: { code: 'outside_slot', nextSlotAt: '2026-11-24T18:00:00.000Z' } })
    expect(network.recorders.at(-1)?.stopped).toBe(true)
  })

  test('a second window takes the show over and the first does not fight back', async () => {
    const { station, network } = await live()
    const second = station.connect(marta)
    await second.say({ type: 'hello', resume: null })
    station.door.line.hangUp('replaced', 'You went live from another window.')
    await network.pass(10_000)
    expect(network.uplink.view).toMatchObject({ live: 'off', over: { code: 'replaced' }, link: { kind: 'connected' } })
    expect(station.door.lines).toHaveLength(1)
  })
})

test('both ends mean the same frame', async () => {
  const bytes = Buffer.from(await frame.frameOf(7, { offset: 2 ** 33, madeAtMs: 1.5, data: new Blob(['abc']), size: 3 }).arrayBuffer())
  const { parseFrame } = await import('../../../server/broadcast/studio/microphone-frame.ts')
  expect(bytes.length).toBe(FRAME_HEADER_BYTES + 3)
  expect(parseFrame(bytes)).toEqual({ epoch: 7, byteOffset: 2 ** 33, madeAtMs: 1.5, bytes: Buffer.from('abc') })
  expect(frame.STUDIO_PROTOCOL).toBe(STUDIO_PROTOCOL)
})

describe('the end of a show that did not arrive before it was over', () => {
  const rests = async (network: FakeStudioNetwork) => Promise.all(network.rests.map(async ({ data, ...rest }) => ({ ...rest, data: await data.text() })))

  test('is handed over whole, with its session and its time by the station\'s clock, when nothing of it was safe', async () => {
    const { station, network } = await live()
    station.door.line.tell({ phase: 'on-air', endsAt: new Date(station.clock.now().getTime() + 60_000) })
    await network.pass(1_200)
    network.cut()
    network.mode = 'down'
    const saidAt = station.clock.now()
    network.record('all of it')
    await network.pass(5_000)
    network.uplink.end()
    await network.pass(31_000)
    expect(await rests(network)).toEqual([{ data: 'all of it', contentType: 'audio/webm;codecs=opus', sessionId: station.door.line.sessionId, startedAt: saidAt }])
  })

  test.each([
    ['what was said in the slot', 60_000, 'slot_over', 1],
    ['what was said after the slot', -5_000, 'slot_over', 0],
    ['what another window or program has taken over', 60_000, 'replaced', 0],
    ['a show that the desk ended', 60_000, 'ended_by_desk', 0],
  ] as const)('%s: handed over by the station\'s last word %s', async (_, endsInMs, code, handedOver) => {
    const { station, network } = await live()
    station.door.line.tell({ phase: 'on-air', endsAt: new Date(station.clock.now().getTime() + endsInMs) })
    await network.pass(1_200)
    network.mode = 'hole'
    network.record('said late')
    await network.pass(2_500)
    network.mode = 'pass'
    station.door.line.hangUp(code)
    await network.pass(500)
    expect(network.uplink.view.live).toBe('off')
    expect(network.rests).toHaveLength(handedOver)
  })

  test('the last breath of every show is not handed over, nor that of one that never was on air', async () => {
    const { station, network } = await live()
    station.door.line.tell({ phase: 'on-air', endsAt: new Date(station.clock.now().getTime() + 60_000) })
    await network.pass(1_200)
    network.record('a')
    station.door.line.hangUp('slot_over')
    await network.pass(500)
    const other = await live()
    other.network.cut()
    other.network.mode = 'down'
    other.network.record('never on air')
    await other.network.pass(5_000)
    other.network.uplink.end()
    await other.network.pass(31_000)
    expect([...network.rests, ...other.network.rests]).toEqual([])
  })
})
