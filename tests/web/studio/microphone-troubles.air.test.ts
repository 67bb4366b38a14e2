// A microphone that does not come: the host reads why and what to do, and goes on as soon as it does come.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, launchWholeBrowser } from '../../support/browser.ts'
import { FakeLiveDoor } from '../../support/fake-live-door.ts'
import type { StudioServer } from '../../support/studio-server.ts'
import { openStudioSite } from '../../support/studio-site.ts'

let server: StudioServer
let browser: Browser

beforeAll(async () => {
  server = await openStudioSite(new FakeLiveDoor())
})

afterEach(async () => {
  await browser.close()
})

afterAll(async () => {
  await server?.close()
})

/** Opens the studio at that host name and asks for the microphone; gives what the page then says is wrong. */
async function askForMicrophone(page: Page, host = '127.0.0.1'): Promise<string[]> {
  await page.goto(`http://${host}:${server.port}/studio`)
  await page.getByRole('button', { name: 'Turn on the microphone' }).click()
  const trouble = page.locator('[data-trouble]').and(page.getByRole('alert'))
  await trouble.waitFor()
  return trouble.locator('p').allInnerTexts()
}

test('a host who did not allow the microphone reads where to allow it, and goes on with one tap once it is allowed', async () => {
  // A microphone is there, and nobody says yes to the browser's question.
  browser = await launchWholeBrowser(['--use-fake-device-for-media-stream', '--deny-permission-prompts'])
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  expect(await askForMicrophone(page)).toEqual([
    'The browser is not allowed to use the microphone.',
    'Tap the lock or the camera sign next to the address, allow the microphone, then try again.',
  ])
  expect(await page.getByRole('button', { name: 'Go live' }).count()).toBe(0)
  await context.grantPermissions(['microphone'])
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Go live' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('a machine without a microphone is told to plug one in', async () => {
  browser = await launchBrowser(['--use-fake-ui-for-media-stream'])
  const page = await browser.newPage({ locale: 'en-GB' })
  expect(await askForMicrophone(page)).toEqual(['No microphone found.', 'Plug one in, or use a phone, then try again.'])
})

test('a page that came over plain http from another machine says that https is needed', async () => {
  browser = await launchBrowser(['--host-resolver-rules=MAP radio.example 127.0.0.1'])
  const page = await browser.newPage({ locale: 'en-GB' })
  expect(await askForMicrophone(page, 'radio.example')).toEqual(['The microphone needs a safe connection.', 'Open this page with an address that begins with https://.'])
})
