// How long a listener with an old phone on a bad line waits: for the first page, and from the tap to the sound; beside a page that has
// nothing but a sentence and a button, from the same station in the same minute.

import type { Browser } from 'playwright-core'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import { setup as buildSite, SITE } from '../support/built-site.ts'
import { launchBrowser } from '../support/browser.ts'
import { makeMusic, startStation } from './bench-programs.ts'
import { heading, promise, tell } from './report.ts'

/** 1.6 Mbit/s, 150 ms there and back: the slow 4G that browsers' own tools speak of. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 } as const
const CPU_SLOWDOWN = 4
const ROUNDS = 7

interface Figures {
  /** The server's first byte. */
  readonly answerMs: number
  readonly paintMs: number
  readonly soundMs: number
}

export async function listenBench(): Promise<void> {
  heading(`A listener on 1.6 Mbit/s, 150 ms, a processor ${CPU_SLOWDOWN} times slower than this one`)
  await buildSite()
  const music = await makeMusic()
  const station = await startStation({ musicFolder: music.folder, formats: FORMATS, icecastUrl: null, builtinMounts: true, siteFolder: SITE })
  const browser = await launchBrowser()
  try {
    const url = `http://127.0.0.1:${station.port}`
    await filled(url)
    const site: Figures[] = []
    const floor: Figures[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      site.push(await visit(browser, url, null))
      floor.push(await visit(browser, `${url}/floor`, null))
    }
    const saver = await visit(browser, url, 'low.opus')
    for (const [what, figures] of [['a page with one sentence', floor], ['the first page', site]] as const) {
      tell(`${what}, in the middle of ${ROUNDS}: answered after ${middle(figures, 'answerMs')} ms, painted after ${middle(figures, 'paintMs')} ms, sound ${middle(figures, 'soundMs')} ms after the tap`)
    }
    tell(`little data (Opus 32 kb/s): sound ${saver.soundMs.toFixed(0)} ms after the tap`)
    // The best: whatever else the machine does makes a page slower, never faster.
    promise(`the first page's largest part painted, best of ${ROUNDS}`, best(site, 'paintMs'), { atMost: 1_200 }, ' ms')
    promise(`sound after the tap, best of ${ROUNDS}`, best(site, 'soundMs'), { atMost: 1_500 }, ' ms')
    promise('the same against the page with one sentence', best(site, 'soundMs') / best(floor, 'soundMs'), { atMost: 3 }, 'x')
  } finally {
    await browser.close()
    await station.stop()
    music.remove()
  }
}

async function visit(browser: Browser, url: string, quality: string | null): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'pl' })
  try {
    if (quality !== null) await context.addInitScript(`localStorage.setItem('imi-radio.quality', '${quality}')`)
    const page = await context.newPage()
    const devices = await context.newCDPSession(page)
    await devices.send('Network.enable')
    await devices.send('Network.emulateNetworkConditions', LINE)
    await devices.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    await page.goto(url, { waitUntil: 'load' })
    const button = page.getByRole('button', { name: /IMI Radio$/ })
    await button.waitFor()
    await page.waitForLoadState('networkidle')
    const paintMs = await page.evaluate(largestPaint)
    const answerMs = await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.toJSON().responseStart ?? 0)
    const sound = page.evaluate(soundAfterTap)
    await button.click()
    return { answerMs, paintMs, soundMs: await sound }
  } finally {
    await context.close()
  }
}

/** In the page: when its largest part was painted, in ms. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({ type: 'largest-contentful-paint', buffered: true }))
}

/** In the page: from the finger's touch until the sound's time moves, in ms. */
function soundAfterTap(): Promise<number> {
  return new Promise((resolve) => {
    addEventListener('pointerdown', () => {
      const touchedAt = performance.now()
      const look = () => ((document.querySelector('audio')?.currentTime ?? 0) > 0 ? resolve(performance.now() - touchedAt) : requestAnimationFrame(look))
      look()
    }, { capture: true, once: true })
  })
}

/** Waits until the mounts have their bursts. */
async function filled(url: string): Promise<void> {
  for (const name of ['radio.opus', 'low.opus']) {
    const response = await fetch(`${url}/listen/${name}`)
    const reader = response.body?.getReader()
    // More than a burst of what is encoded now comes at the pace of the air.
    for (let bytes = 0; bytes < 60_000; ) bytes += (await reader?.read())?.value?.length ?? 60_000
    await reader?.cancel()
  }
}

function middle(figures: readonly Figures[], which: keyof Figures): string {
  return (figures.map((one) => one[which]).toSorted((a, b) => a - b)[figures.length >> 1] ?? 0).toFixed(0)
}

function best(figures: readonly Figures[], which: keyof Figures): number {
  return Math.min(...figures.map((one) => one[which]))
}
