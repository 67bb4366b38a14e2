import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { LIVE_ENTRIES } from '../../../server/broadcast/air-log/lately.ts'
import { ListeningBack } from '../../../server/broadcast/air-log/listening-back.ts'
import { addressNameOf } from '../../../server/broadcast/air-log/segment.ts'
import { AppError } from '../../../server/errors.ts'
import { aired, LoggedAir } from '../../support/logged-air.ts'
import { occurrence, warsaw } from '../../support/occurrences.ts'

const SAWA = 'radio-sawa/0/2026-11-30'

function listening(log: LoggedAir, planned: readonly Occurrence[] = []): ListeningBack {
  return new ListeningBack({ airLog: log, findPlanned: (id) => planned.find((one) => one.id === id) ?? null, clock: { now: () => new Date(log.nowMs), monotonicMs: () => log.nowMs } })
}

async function refusalOf(ask: () => unknown): Promise<string> {
  try {
    await ask()
    return 'allowed'
  } catch (error) {
    return error instanceof AppError ? `${error.kind} ${error.code}` : String(error)
  }
}

/** A talk show, then an hour of hits, then a talk show again. */
function evening(): LoggedAir {
  const log = new LoggedAir()
  log.note(aired('18:59', null))
  log.sound('18:59', '19:00')
  log.note(aired('19:00', 'radio-sawa', { until: '20:00' }))
  log.sound('19:00', '20:00')
  log.note(aired('20:00', 'hits', { until: '20:10', music: 'commercial', archive: 'none' }))
  log.sound('20:00', '20:10')
  return log
}

describe('the live list', () => {
  test('is short, and no way back into a show with commercial music', async () => {
    const log = evening()
    log.note(aired('20:10', 'after', { until: '21:00' }))
    log.sound('20:10', '20:10:12')
    const list = (await listening(log).live()).plain.toString()
    expect(list.match(/#EXTINF/g)).toHaveLength(LIVE_ENTRIES)
    expect(list).toContain('#EXT-X-PROGRAM-DATE-TIME:2026-11-30T19:09:30.000Z')
  })

  test('goes on counting after a restart, and tells the gap', async () => {
    const log = evening()
    log.sound('20:11', '20:11:18', { restarted: true })
    const list = (await listening(log).live()).plain.toString()
    expect(list.match(/segments\/\d+/g)?.map((one) => Number(one.split('/')[1]))).toEqual(Array.from({ length: 7 }, (_, index) => 100 + 10 + 600 + 100 - 4 + index))
    expect(list.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1)
  })

  test('has nothing of before a long stop of the station', async () => {
    const log = evening()
    log.nowMs += 600_000
    expect(await refusalOf(() => listening(log).live())).toBe('unavailable hls_not_ready')
    log.sound('20:30', '20:30:06', { restarted: true })
    expect((await listening(log).live()).plain.toString().match(/#EXTINF/g)).toHaveLength(1)
  })

  test('is made once for all who ask until it changes, and zipped', async () => {
    const log = evening()
    const back = listening(log)
    const list = await back.live()
    expect(await back.live()).toBe(list)
    expect(gunzipSync(list.gzip)).toEqual(list.plain)
    log.sound('20:10', '20:10:06')
    expect(await back.live()).not.toBe(list)
  })
})

describe('a show from its beginning', () => {
  test('grows while it is on air and has nothing of the show before', async () => {
    const log = new LoggedAir()
    log.note(aired('18:59', null))
    log.sound('18:59', '19:00')
    log.note(aired('19:00', 'radio-sawa', { until: '20:00' }))
    log.sound('19:00', '19:30')
    const back = listening(log)
    const list = (await back.airing(SAWA)).plain.toString()
    expect(list.match(/#EXTINF/g)).toHaveLength(300)
    expect(list).toContain('#EXT-X-PROGRAM-DATE-TIME:2026-11-30T18:00:00.000Z')
    expect(list).not.toContain('ENDLIST')
    expect(back.startOver()).toEqual({ available: true, reason: null, occurrenceId: SAWA, startsAt: '2026-11-30T18:00:00.000Z', playlist: '/listen/hls/radio-sawa%2F0%2F2026-11-30.m3u8', live: '/listen/hls/live.m3u8', rewindSeconds: 1800 })
  })

  test('does not end before its last seconds are kept', async () => {
    const log = new LoggedAir()
    log.note(aired('19:00', 'radio-sawa', { until: '19:01' }))
    log.sound('19:00', '19:01')
    log.note(aired('19:01', null))
    const back = listening(log)
    expect((await back.airing(SAWA)).plain.toString()).not.toContain('ENDLIST')
    log.sound('19:01', '19:01:06')
    expect((await back.airing(SAWA)).plain.toString()).toContain('ENDLIST')
  })

  test('ends with it and stays for a day', async () => {
    const log = evening()
    const back = listening(log)
    expect((await back.airing(SAWA)).plain.toString()).toMatch(/#EXT-X-ENDLIST\n$/)
    log.nowMs = warsaw('20:00').getTime() + 24 * 3_600_000 - 1
    expect(await refusalOf(() => back.airing(SAWA))).toBe('allowed')
    log.nowMs += 2
    expect(await refusalOf(() => back.airing(SAWA))).toBe('gone airing_over')
  })

  test('of a show that keeps no archive stays as long again as it lasted, for those who are in the middle of it', async () => {
    const log = new LoggedAir()
    log.note(aired('19:00', 'radio-sawa', { until: '19:20', archive: 'talk_only' }))
    log.sound('19:00', '19:20')
    log.note(aired('19:20', null))
    log.sound('19:20', '19:39')
    const back = listening(log)
    expect(await refusalOf(() => back.airing(SAWA))).toBe('allowed')
    log.sound('19:39', '19:41')
    expect(await refusalOf(() => back.airing(SAWA))).toBe('not-found airing_unknown')
  })

  test('that a special interrupted goes on behind the gap', async () => {
    const log = new LoggedAir()
    log.note(aired('19:00', 'radio-sawa', { until: '20:00' }))
    log.sound('19:00', '19:01')
    log.note(aired('19:01', 'special'))
    log.sound('19:01', '19:02')
    expect((await listening(log).airing(SAWA)).plain.toString()).not.toContain('ENDLIST')
    log.note(aired('19:02', 'radio-sawa', { until: '20:00' }))
    log.sound('19:02', '19:03')
    const list = (await listening(log).airing(SAWA)).plain.toString()
    expect(list.match(/#EXTINF/g)).toHaveLength(20)
    expect(list).toMatch(/#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2026-11-30T18:02:00.000Z/)
    expect(list).not.toContain('X-SHOW="special"')
  })

  test.for([
    ['commercial music by the log', [], 'forbidden commercial_music'],
    ['commercial music by the programme as it is now', [occurrence('radio-sawa', '19:00', '20:00', { music: 'commercial' })], 'forbidden commercial_music'],
  ] as const)('is refused: %s', async ([, planned, refusal], { expect }) => {
    const log = evening()
    const id = planned.length > 0 ? SAWA : 'hits/0/2026-11-30'
    const back = listening(log, planned)
    expect(await refusalOf(() => back.airing(id))).toBe(refusal)
    expect(await refusalOf(() => listening(log).airing('nobody/0/2026-11-30'))).toBe('not-found airing_unknown')
  })

  test('is not offered with commercial music, outside of the programme, or before its first second is kept', () => {
    const log = evening()
    expect(listening(log).startOver()).toMatchObject({ available: false, reason: 'commercial_music', playlist: null, rewindSeconds: 0 })
    log.note(aired('20:10', 'after'))
    expect(listening(log).startOver()).toMatchObject({ available: false, reason: 'not_logged', occurrenceId: 'after/0/2026-11-30' })
    log.note(aired('20:11', null))
    expect(listening(log).startOver()).toMatchObject({ available: false, reason: 'nothing_on_air', occurrenceId: null })
  })
})

describe('a segment', () => {
  test('of commercial music is there as long as it is live, and not to be kept by caches', async () => {
    const log = evening()
    const back = listening(log)
    const [first, last] = [log.lately.airing('hits/0/2026-11-30')?.segments[0], log.lately.newest]
    expect(last && back.segment(addressNameOf(last)).maxAgeSeconds).toBe(60)
    expect(await refusalOf(() => first && back.segment(addressNameOf(first)))).toBe('forbidden commercial_music')
  })

  test('of a show may be kept by caches; what is over is gone, what never was is not there', async () => {
    const log = evening()
    const back = listening(log)
    const first = log.lately.airing(SAWA)?.segments[0]
    expect(first && back.segment(addressNameOf(first)).maxAgeSeconds).toBe(86_400)
    expect(await refusalOf(() => back.segment('100-abcd_-12.mp3'))).toBe('gone segment_gone')
    expect(await refusalOf(() => back.segment('110-zzzzzzzz.mp3'))).toBe('gone segment_gone')
    expect(await refusalOf(() => back.segment('9999-abcd_-12.mp3'))).toBe('not-found segment_unknown')
    expect(await refusalOf(() => back.segment('../../../etc/passwd'))).toBe('not-found segment_unknown')
  })
})
