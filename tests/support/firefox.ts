// The real Firefox of the system, one page, driven over WebDriver BiDi; its microphone is its own test tone of 1 kHz.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import WebSocket from 'ws'
import { openSoundDevice, type SoundDevice } from './sound-device.ts'
import { until } from './until.ts'

/** What Firefox plays into a page that asks for a microphone. */
export const FIREFOX_TONE_HZ = 1000

const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
} as const

type Answer = { readonly id?: number; readonly type: string; readonly message?: string; readonly result?: unknown }

export class Firefox {
  readonly #child: ChildProcess
  readonly #socket: WebSocket
  readonly #profile: string
  readonly #device: SoundDevice
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #commands = 0
  #page = ''

  private constructor(child: ChildProcess, socket: WebSocket, profile: string, device: SoundDevice) {
    this.#child = child
    this.#socket = socket
    this.#profile = profile
    this.#device = device
    socket.on('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as Answer // as WebDriver BiDi says
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer)
    })
  }

  /** Starts it with an empty page. Close it when done. */
  static async launch(): Promise<Firefox> {
    const device = await openSoundDevice()
    const profile = mkdtempSync(path.join(os.tmpdir(), 'imi-firefox-'))
    writeFileSync(path.join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${value});\n`).join(''))
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank']
    const child = spawn(process.env['FIREFOX_PATH'] ?? 'firefox-esr', args, { env: { ...process.env, ...device.env, HOME: profile }, stdio: ['ignore', 'ignore', 'pipe'] })
    await once(child, 'spawn')
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const address = await until('Firefox listens', () => /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1], 30_000)
    const socket = new WebSocket(`${address}/session`)
    await once(socket, 'open')
    const firefox = new Firefox(child, socket, profile, device)
    await firefox.#begin()
    return firefox
  }

  async open(url: string): Promise<void> {
    await this.#call('browsingContext.navigate', { context: this.#page, url, wait: 'complete' })
  }

  /** Evaluates an expression in the page, as if a person had just tapped, and gives its JSON. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#call('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context: this.#page },
      awaitPromise: true,
      userActivation: true,
    })
    // As WebDriver BiDi says; the expression above gives a string.
    const { type, result, exceptionDetails } = answer as { type: string; result?: { value: string }; exceptionDetails?: { text: string } }
    if (type !== 'success' || !result) throw new Error(`in Firefox: ${exceptionDetails?.text}`)
    return JSON.parse(result.value)
  }

  /** Waits until there is such an element. */
  async waitFor(selector: string): Promise<void> {
    await until(`${selector} in Firefox`, () => this.evaluate(`document.querySelector(${JSON.stringify(selector)}) !== null`), 30_000)
  }

  /** Presses the button (or label) with that text as soon as it is there and can be pressed. */
  async press(text: string): Promise<void> {
    const find = `[...document.querySelectorAll('button:enabled, label')].find((one) => one.textContent.startsWith(${JSON.stringify(text)}))`
    await until(`"${text}" in Firefox`, () => this.evaluate(`(() => { const found = ${find}; found?.click(); return found !== undefined })()`))
  }

  async close(): Promise<void> {
    this.#socket.terminate()
    this.#child.kill('SIGKILL')
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit')
    await this.#device.close()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }

  async #begin(): Promise<void> {
    await this.#call('session.new', { capabilities: {} })
    // As WebDriver BiDi says; there is the one page it was started with.
    const { contexts } = (await this.#call('browsingContext.getTree', {})) as { contexts: readonly [{ context: string }] }
    this.#page = contexts[0].context
  }

  async #call(method: string, params: object): Promise<unknown> {
    const id = ++this.#commands
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params }))
    const answer = await answered
    this.#waiting.delete(id)
    if (answer.type === 'error') throw new Error(`Firefox, ${method}: ${answer.message}`)
    return answer.result
  }
}
