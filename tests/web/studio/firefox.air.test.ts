// The same studio in the other browser: a host goes live from Firefox and is heard.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { decode, dominantPitch } from '../../support/audio.ts'
import { Firefox, FIREFOX_TONE_HZ } from '../../support/firefox.ts'
import { listen } from '../../support/listener.ts'
import { startStation, type RealStation } from '../../support/real-station.ts'
import { command } from '../../support/station-commands.ts'
import { until } from '../../support/until.ts'

const PASSWORD = 'four words are enough'
let station: RealStation
let firefox: Firefox

beforeAll(async () => {
  station = await startStation()
  await station.ready()
  await command(station, 'person', 'add', '--login', 'marta', '--name', 'Marta', '--role', 'host', '--password', PASSWORD)
  await command(station, 'special', 'start', '--login', 'marta', '--title', 'Radość na żywo', '--minutes', '30')
  firefox = await Firefox.launch()
})

afterAll(async () => {
  await firefox?.close()
  await station?.remove()
})

test('a host goes live from Firefox, a listener hears the microphone, and the show ends with a goodbye', async () => {
  await firefox.open(`${station.url}/sign-in`)
  const signIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'marta', password: PASSWORD }) }
  expect(await firefox.evaluate(`fetch('/api/v1/sign-in', ${JSON.stringify(signIn)}).then((answer) => answer.status)`)).toBe(200)
  await firefox.open(`${station.url}/studio`)
  await firefox.press('Turn on the microphone')
  await firefox.waitFor('[role=meter]')
  await firefox.press('Music')
  await firefox.press('Go live')
  await firefox.waitFor('[data-standing=onAir]')

  const listener = await listen(`${station.url}/listen/radio.mp3`)
  await until('the microphone on the mount', async () => {
    // The mount sends 16,000 bytes a second; frames stand alone, so a decoder may begin anywhere.
    const pcm = await decode(listener.bytes.subarray(-48_000))
    const hz = dominantPitch(pcm, pcm.length / 192 - 1000, pcm.length / 192)
    return hz !== null && Math.abs(hz - FIREFOX_TONE_HZ) < 5
  })
  listener.hangUp()

  await firefox.press('End the show')
  await firefox.press('Yes, end it')
  await firefox.waitFor('[data-over=goodbye]')
})
