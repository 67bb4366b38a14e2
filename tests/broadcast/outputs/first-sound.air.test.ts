import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FORMATS } from '../../../server/broadcast/outputs/formats.ts'
import { launchBrowser } from '../../support/browser.ts'
import { listen } from '../../support/listener.ts'
import { openToneStation, type ToneStation } from '../../support/tone-station.ts'

/** Measured 20-220 ms; a burst that is too short for Chromium costs two to eight seconds. */
const AT_ONCE_MS = 1_500

let station: ToneStation
let browser: Browser
let page: Server

beforeAll(async () => {
  // Silence is the hardest: a codec that saves bits on it leaves a browser waiting for the bytes it wants.
  station = await openToneStation({ hz: 0 })
  page = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html>')).listen(0, '127.0.0.1')
  await once(page, 'listening')
  browser = await launchBrowser(['--autoplay-policy=no-user-gesture-required'])
  const listener = await listen(`${station.url}/listen/radio.mp3`)
  await listener.until(11 * 16_000)
  listener.hangUp()
})
afterAll(async () => {
  await browser.close()
  page.close()
  await station.close()
})

test.each(FORMATS)('$name begins to play in Chromium as soon as a listener presses the button', async ({ name }) => {
  // The best of three: a busy machine is not what is measured.
  const tries: number[] = []
  while (tries.length < 3 && !tries.some((ms) => ms < AT_ONCE_MS)) tries.push(await soundAfterMs(name))
  expect(Math.min(...tries)).toBeLessThan(AT_ONCE_MS)
})

async function soundAfterMs(mount: string): Promise<number> {
  const tab = await browser.newPage()
  await tab.goto(`http://127.0.0.1:${(page.address() as AddressInfo).port}/`)
  const ms = await tab.evaluate(
    (url) =>
      new Promise<number>((resolve, reject) => {
        const audio = new Audio(url)
        const pressedAt = performance.now()
        let first = -1
        audio.addEventListener('playing', () => (first = audio.currentTime))
        audio.addEventListener('error', () => reject(new Error(audio.error?.message ?? 'it does not play')))
        // The time moves only when sound comes out.
        const look = setInterval(() => {
          if (first < 0 || audio.currentTime <= first) return
          clearInterval(look)
          resolve(performance.now() - pressedAt)
        }, 10)
        audio.play().catch(reject)
      }),
    `${station.url}/listen/${mount}`,
  )
  await tab.close()
  return ms
}
