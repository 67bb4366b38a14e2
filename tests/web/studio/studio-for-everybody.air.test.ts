// The studio for everybody: on a phone and on a desk, from left to right and from right to left, whatever its state.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import arabic from '../../../web/studio/texts/ar.ts'
import polish from '../../../web/studio/texts/pl.ts'
import { axeViolations } from '../../support/axe.ts'
import { writeTone } from '../../support/beeps.ts'
import { FakeLiveDoor } from '../../support/fake-live-door.ts'
import { FaultProxy } from '../../support/fault-proxy.ts'
import { launchHostBrowser, standing } from '../../support/studio-browser.ts'
import type { StudioServer } from '../../support/studio-server.ts'
import { openStudioSite } from '../../support/studio-site.ts'
import { until } from '../../support/until.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-everybody-'))
const door = new FakeLiveDoor()
let server: StudioServer
let network: FaultProxy
let browser: Browser

beforeAll(async () => {
  server = await openStudioSite(door)
  network = await FaultProxy.open(server.port)
  writeTone(path.join(folder, 'microphone.wav'), 440)
  browser = await launchHostBrowser(path.join(folder, 'microphone.wav'))
})

beforeEach(() => network.set('pass'))

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['Polish', 360, polish],
  ['Polish', 1280, polish],
  ['Arabic', 360, arabic],
  ['Arabic', 1280, arabic],
])('in %s at %i px axe finds nothing before the show, on air and without a line; nothing is too wide, or too small to press', async (_name, width, { language, texts }) => {
  const context = await browser.newContext({ locale: language, viewport: { width, height: 740 }, reducedMotion: 'reduce' })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const button = (key: keyof typeof texts) => page.getByRole('button', { name: String(texts[key]), exact: true })
  await page.goto(`http://127.0.0.1:${network.port}/studio`)
  await button('microphone.allow').waitFor()
  expect(await faults(page), 'first sight').toEqual([])

  await button('microphone.allow').click()
  await page.getByRole('meter').waitFor()
  await page.$$eval<void, HTMLDetailsElement>('main details', (folded) => folded.forEach((one) => (one.open = true)))
  expect(await faults(page), 'before the show').toEqual([])

  await button('go.live').click()
  await standing(page, 'connecting')
  const now = Date.now()
  door.line.tell({ phase: 'on-air', show: { slug: 'x', title: 'Вечір на Празі' }, startsAt: new Date(now), endsAt: new Date(now + 3_600_000), health: { peakDbfs: 0, rmsDbfs: -3, problems: ['clipping', 'dead-channel'] } })
  await standing(page, 'onAir')
  // What listeners asked the show by voice stands beside its controls.
  await page.locator('[data-question] audio').waitFor()
  expect(await faults(page), 'on air').toEqual([])

  await button('go.end').click()
  await button('end.yes').waitFor()
  expect(await faults(page), 'asked whether to end').toEqual([])
  await button('end.no').click()

  network.set('down')
  await standing(page, 'away')
  await until('sound waits', () => page.locator('[data-link]').getByText(String(texts['line.waiting']).replace(/.*\{time\}\s*/, '')).count())
  expect(await faults(page), 'without a line').toEqual([])
}, 60_000)

/** What axe finds, what scrolls sideways, and what is smaller than a finger. */
async function faults(page: Page): Promise<unknown[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const small = await page.$$eval('button, a, select, summary, input:not([type=radio], [type=checkbox]), label:has(input)', (elements) =>
    elements
      .map((element) => [element.outerHTML.slice(0, 100), element.getBoundingClientRect()] as const)
      .filter(([, { width, height }]) => width > 0 && (width < 48 || height < 48))
      .map(([html, { width, height }]) => `${html} is ${width} x ${height}`),
  )
  return [...(await axeViolations(page)), ...(wide > 0 ? [`${wide} px too wide`] : []), ...small]
}
