// A host's browser with a file for a microphone, and the taps a host makes in the studio.

import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'

/** Chromium that gives the microphone to whoever asks, and plays `microphone` (a WAV, looped) into it. */
export function launchHostBrowser(microphone: string): Promise<Browser> {
  return launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${microphone}`,
    '--autoplay-policy=no-user-gesture-required',
  ])
}

/** Turns the microphone on, for music, so that the browser takes nothing away. */
export async function turnOnMicrophone(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Turn on the microphone' }).click()
  await page.getByRole('meter').waitFor()
  await page.getByText('The sound goes out untouched').click()
}

export async function goLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Go live' }).click()
}

/** Waits until the big panel says so: `onAir`, `greenRoom`, `away` … */
export async function standing(page: Page, standing: string, timeout = 30_000): Promise<void> {
  await page.locator(`[data-standing=${standing}]`).waitFor({ timeout })
}

export async function endShow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End the show' }).click()
  await page.getByRole('button', { name: 'Yes, end it' }).click()
  await page.locator('[data-over=goodbye]').waitFor()
}

/** Signs in on the station's own page and arrives in the studio. */
export async function signIn(page: Page, site: string, login: string, password: string): Promise<void> {
  await page.goto(`${site}/studio`)
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Turn on the microphone' }).waitFor()
}
