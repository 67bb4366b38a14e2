// A conflict between programme files and desk as the room needs it. Pure.

import { isSame } from '../../../schedules/programme-items.ts'
import type { FilesConflictAnswer } from '../../../server/schedule/programme-files-schema.ts'
import type { ItemChangeAnswer } from '../../../server/schedule/plan-schema.ts'

export type Side = 'files' | 'desk'

/** What one side did since the files were applied last; null: it is as it was. */
export function changeBy(side: Side, conflict: FilesConflictAnswer): ItemChangeAnswer | null {
  const { kind, key, base } = conflict
  if (isSame(base, conflict[side])) return null
  // Both are contents of that kind, which the types cannot follow through a union.
  return { kind, key, before: base, after: conflict[side] } as ItemChangeAnswer
}

export interface FieldDifference {
  readonly field: string
  readonly files: string
  readonly desk: string
}

/** What differs between the two sides, field by field; empty when one of them has no such thing. */
export function differences({ files, desk }: FilesConflictAnswer): readonly FieldDifference[] {
  if (files === null || desk === null) return []
  const [inFiles, atDesk] = [new Map<string, unknown>(Object.entries(files)), new Map<string, unknown>(Object.entries(desk))]
  const fields = [...new Set([...inFiles.keys(), ...atDesk.keys()])].filter((field) => !isSame(inFiles.get(field), atDesk.get(field)))
  return fields.map((field) => ({ field, files: shown(inFiles.get(field)), desk: shown(atDesk.get(field)) }))
}

/** `slot baobab/2000` in its two parts. */
export function itemNamed(name: string): { readonly kind: string; readonly key: string } {
  const [kind = '', ...rest] = name.split(' ')
  return { kind, key: rest.join(' ') }
}

export const nameOfConflict = ({ kind, key }: Pick<FilesConflictAnswer, 'kind' | 'key'>): string => `${kind} ${key}`

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
