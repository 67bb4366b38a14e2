// A moment on the station's wall with its offset, so that nobody has to guess which hour was meant. Pure.

import { wallOf } from '../../../schedules/wall-clock.ts'

const MINUTE_MS = 60_000

/** `2026-11-24 20:10:00+01:00`. */
export function localTime(at: Date, timeZone: string): string {
  const wallMs = wallOf(at.getTime(), timeZone)
  return `${new Date(wallMs).toISOString().slice(0, 19).replace('T', ' ')}${offset(wallMs - at.getTime())}`
}

/** `2026-11-24 20:10:00+01:00 – 2026-11-24 20:20:00+01:00`. */
export function localPart({ from, until }: { readonly from: Date; readonly until: Date }, timeZone: string): string {
  return `${localTime(from, timeZone)} – ${localTime(until, timeZone)}`
}

/** `imi-radio_2026-11-24_20-10-00+0100_2026-11-24_20-20-00+0100`: letters that every system takes in a file's name. */
export function fileNameOf(station: string, { from, until }: { readonly from: Date; readonly until: Date }, timeZone: string): string {
  const written = (at: Date) => localTime(at, timeZone).replace(' ', '_').replace(/:(\d\d)$/, '$1').replaceAll(':', '-')
  return `${station}_${written(from)}_${written(until)}`
}

function offset(ms: number): string {
  const minutes = Math.abs(ms) / MINUTE_MS
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${ms < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
