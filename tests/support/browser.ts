// The one real browser of the tests: Debian's Chromium, driven by playwright-core, with nothing that phones home. Its headless shell is the
// same browser without the windows around its pages, and takes a fifth of the processor for each page.

import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const SHELL = '/usr/bin/chromium-headless-shell'
const OWN = process.env['CHROMIUM_PATH']
const WHOLE = OWN ?? '/usr/bin/chromium'
const CHROMIUM = OWN === undefined && existsSync(SHELL) ? SHELL : WHOLE

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Chromium; `args` adds to what every test needs, such as a fake microphone. Close it when done. */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...args] })
}

/** The same with its windows: the shell has nobody who could say no to a page's question. */
export function launchWholeBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: WHOLE, args: [...ARGS, ...args] })
}
