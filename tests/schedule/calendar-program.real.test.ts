// The calendar in a real calendar program (khal, on Debian's icalendar library): what a person sees who subscribes.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseDay } from '../../schedules/calendar-date.ts'
import { occurrencesOf } from '../../schedules/programme.ts'
import { DAY_MS, instantOf } from '../../schedules/wall-clock.ts'
import { writeCalendar } from '../../server/schedule/ical.ts'
import { eventOf } from '../../server/schedule/programme-calendar.ts'
import { shippedProgramme } from '../schedules/station-files.ts'

const ZONE = 'Europe/Warsaw'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imi-khal-'))
  await mkdir(path.join(folder, 'calendar'))
  const formats = ['timeformat = %H:%M', 'dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d', 'datetimeformat = %Y-%m-%d %H:%M', 'longdatetimeformat = %Y-%m-%d %H:%M']
  const config = ['[calendars]', '[[radio]]', `path = ${folder}/calendar`, '[sqlite]', `path = ${folder}/database`, '[locale]', `local_timezone = ${ZONE}`, `default_timezone = ${ZONE}`, ...formats]
  await writeFile(path.join(folder, 'config'), config.join('\n'))
  const airings = occurrencesOf(shippedProgramme(), midnight('2026-11-23'), midnight('2027-11-08'))
  const revisionOf = () => ({ number: 1, at: new Date('2026-11-20T10:00:00Z') })
  const events = airings.map((one) => eventOf(one, { station: 'imi-radio', site: 'https://radio.example', timeZone: ZONE, language: 'pl', revisionOf }))
  await writeFile(path.join(folder, 'programme.ics'), writeCalendar({ name: 'IMI Radio', description: 'x', language: 'pl', timeZone: ZONE, url: 'https://radio.example/schedule', events }))
  await khal('import', '--batch', '-a', 'radio', path.join(folder, 'programme.ics'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function midnight(date: string): Date {
  return new Date(instantOf((parseDay(date) ?? 0) * DAY_MS, ZONE))
}

async function khal(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder }
  return (await promisify(execFile)('khal', ['-c', path.join(folder, 'config'), ...args], { env })).stdout
}

async function day(date: string): Promise<string[]> {
  return (await khal('list', '--day-format', '', '--format', '{start-long} | {title} | {status}', date, '1d')).trim().split('\n').map((line) => line.trim().replace(/ \|$/, ''))
}

test('a calendar program shows titles of every script at Warsaw\'s times', async () => {
  expect(await day('2026-11-29')).toEqual(expect.arrayContaining([expect.stringMatching(/^2026-11-29 17:00 \| სუფრა \(Supra\)/), expect.stringMatching(/^2026-11-29 15:00 \| 华沙茶馆 \(Huasha chaguan\)/)]))
})

test('it shows a cancelled airing as cancelled and a moved one at its new time', async () => {
  expect(await day('2026-12-28')).toContain('2026-12-28 19:00 | Odwołane: Karta na stół | CANCELLED')
  const moved = await day('2026-12-07')
  expect(moved.filter((line) => line.includes('Vechir na Prazi'))).toEqual([expect.stringMatching(/^2026-12-07 17:30/)])
})

test('on the nights the clocks change it shows what listeners hear', async () => {
  expect(await day('2027-03-28')).toContainEqual(expect.stringMatching(/^2027-03-28 03:00 \| .*Nocna zmiana/))
  expect(await day('2027-04-04')).toContainEqual(expect.stringMatching(/^2027-04-04 02:00 \| .*Nocna zmiana/))
  expect((await day('2027-10-31')).filter((line) => line.includes('Nocna zmiana') && line.startsWith('2027-10-31 02'))).toHaveLength(1)
})
