// The desk's week with two hundred slots: frames while an airing is dragged all over it, beside an empty page in the same browser.

import Fastify from 'fastify'
import type { CDPSession, Page } from 'playwright-core'
import { systemClock } from '../../server/clock.ts'
import type { App } from '../../server/http/app-type.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import { launchBrowser } from '../support/browser.ts'
import { setup as buildSite, SITE } from '../support/built-site.ts'
import { fullWeek } from '../support/full-week.ts'
import { grid, openWeek, pointOf } from '../support/week-page.ts'
import { heading, promise, tell } from './report.ts'

interface FrameFigures {
  readonly framesPerSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  /** What the page's own thread was busy with, per frame. */
  readonly busyMsPerFrame: number
  /** Tasks of more than 50 ms. */
  readonly longTasks: number
}

interface WeekEditorFigures {
  readonly empty: FrameFigures
  readonly week: FrameFigures
  readonly airings: number
}

const ROUNDS = 3
const STEPS = 150

/** Tells the frames of both, and promises that the week has nearly as many. */
export async function weekEditorBench(): Promise<void> {
  const { empty, week, airings } = await measureBoth()
  heading(`The desk's week, ${airings} airings: one is dragged all over it`)
  tell(`       an empty page: ${said(empty)}`)
  tell(`       the week:      ${said(week)}`)
  promise('frames a second, of those an empty page has', week.framesPerSecond / empty.framesPerSecond, { atLeast: 0.9 })
  promise('the page is busy in each frame', week.busyMsPerFrame, { atMost: 8 }, ' ms')
}

function said({ framesPerSecond, medianMs, p99Ms, busyMsPerFrame, longTasks }: FrameFigures): string {
  return `${framesPerSecond.toFixed(1)} frames a second, ${medianMs.toFixed(1)} ms in the middle, ${p99Ms.toFixed(1)} ms at the 99th, page busy ${busyMsPerFrame.toFixed(1)} ms a frame, ${longTasks} tasks over 50 ms`
}

/** The best of three rounds of each, taken in turn: a shared machine only ever makes frames later. */
async function measureBoth(): Promise<WeekEditorFigures> {
  await buildSite()
  const app = await openPages(SITE)
  const browser = await launchBrowser()
  try {
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const empty: FrameFigures[] = []
    const week: FrameFigures[] = []
    let airings = 0
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto(`${url}/empty`)
      empty.push(await measure(page, session, { x: 400, y: 200 }, 700, 400))
      await openWeek(page, { url }, '2026-11-30')
      airings = await page.locator('[data-airing]').count()
      const box = await grid(page).boundingBox()
      const from = await pointOf(page, '2026-12-03', '12:45')
      week.push(await measure(page, session, from, (box?.width ?? 700) * 0.4, 180))
      if ((await page.locator('[data-ghost]').count()) === 0) throw new Error('nothing was dragged')
      await page.keyboard.press('Escape')
    }
    return { empty: best(empty), week: best(week), airings }
  } finally {
    await browser.close()
    await app.close()
  }
}

/** Presses there and goes to and fro around it. */
async function measure(page: Page, session: CDPSession, from: { x: number; y: number }, wide: number, high: number): Promise<FrameFigures> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.evaluate(() => {
    const seen: { frames: number[]; long: number; over: boolean } = { frames: [], long: 0, over: false }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => (seen.long += list.getEntries().length)).observe({ type: 'longtask' })
    const onFrame = (at: number) => {
      seen.frames.push(at)
      if (!seen.over) requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
  })
  const before = await busySeconds(session)
  for (let step = 1; step <= STEPS; step++) {
    await page.mouse.move(from.x + Math.sin(step / 9) * (wide / 2), from.y + Math.sin(step / 13) * (high / 2))
  }
  const after = await busySeconds(session)
  // Put there by this bench.
  const { frames, long } = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: { frames: number[]; long: number; over: boolean } }
    seen.over = true
    return seen
  })
  const times = frames.slice(1).map((at, index) => at - (frames[index] ?? at)).sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const total = times.reduce((sum, one) => sum + one, 0)
  return { framesPerSecond: (times.length / total) * 1000, medianMs: at(0.5), p99Ms: at(0.99), busyMsPerFrame: ((after - before) * 1000) / times.length, longTasks: long }
}

async function busySeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

function best(figures: readonly FrameFigures[]): FrameFigures {
  return figures.reduce((one, other) => (other.framesPerSecond > one.framesPerSecond ? other : one))
}

/** The built site, and the few answers that the desk asks for. */
async function openPages(dist: string) {
  const app = Fastify({ forceCloseConnections: true })
  const person = { id: '1', login: 'ewa', name: 'Ewa', role: 'coordinator', hostSlug: null, shows: [] }
  app.get('/api/v1/station', () => ({ name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: ['pl'], description: {} }))
  app.get('/api/v1/me', () => ({ person, may: ['plan_programme', 'see_plan'] }))
  app.get('/api/v1/now', (_request, reply) => reply.code(503).send({ code: 'away', message: 'away' }))
  app.get('/api/v1/programme', () => ({ timeZone: 'Europe/Warsaw', occurrences: [], covers: {} }))
  app.get('/api/v1/programme/plan', () => fullWeek())
  app.get('/api/v1/programme/changes', () => ({ changes: [] }))
  app.get('/empty', (_request, reply) => reply.type('text/html').send('<!doctype html><title>empty</title><body style="height:100vh">'))
  await app.register(async (scope) => siteRoutes(scope as unknown as App, { dist, publicUrl: null, clock: systemClock, log: silentLog }))
  return app
}
