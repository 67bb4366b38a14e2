// Changes and conflicts of the programme as lines a person reads in a terminal or an alarm.

import { isSame, type ItemChange } from './programme-items.ts'
import type { MergeConflict } from './programme-merge.ts'

const LONGEST = 60

/** `changed slot baobab/2000: startTime "20:00" -> "21:00", minutes 60 -> 90` */
export function describeItemChange({ kind, key, before, after }: ItemChange): string {
  if (before === null) return `added ${kind} ${key}`
  if (after === null) return `removed ${kind} ${key}`
  return `changed ${kind} ${key}: ${differences(before, after).map(([field, old, now]) => `${field} ${old} -> ${now}`).join(', ')}`
}

/** `slot baobab/2000: startTime is "20:00" in the files and "21:00" at the desk` */
export function describeConflict({ kind, key, files, desk, needs }: MergeConflict): string {
  const item = `${kind} ${key}`
  if (needs !== null) return `${item}: ${files === null ? 'the desk' : 'the files'} ${files === null || desk === null ? 'added it' : 'kept it'}, but ${needs}, which it needs, was changed or removed on the other side`
  if (files === null) return `${item}: the files removed it, and the desk changed it`
  if (desk === null) return `${item}: the desk removed it, and the files changed it`
  return `${item}: ${differences(files, desk).map(([field, inFiles, atDesk]) => `${field} is ${inFiles} in the files and ${atDesk} at the desk`).join('; ')}`
}

function differences(a: object, b: object): (readonly [field: string, a: string, b: string])[] {
  const [before, after] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))]
  const fields = [...new Set([...before.keys(), ...after.keys()])]
  return fields.filter((field) => !isSame(before.get(field), after.get(field))).map((field) => [field, shown(before.get(field)), shown(after.get(field))])
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
