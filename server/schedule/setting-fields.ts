// What sections of station.yaml have in common.

import type { Fields } from '../../schedules/strict-yaml.ts'

/** Null when nothing is given, and, with a problem, when it is something else than a map. */
export function mapOf(fields: Fields, key: string, example: string): Fields | null {
  if (fields.has(key) && fields.optionalMap(key) === null) fields.problem(key, `must be a map like ${example}.`)
  return fields.optionalMap(key)
}

export function emailOrNull(text: string): string | null {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text) ? text : null
}
