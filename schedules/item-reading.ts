// Checks one item that came from outside by reading it the way the files are read: one set of rules for all who write the programme.

import { Document, isMap, LineCounter } from 'yaml'
import { readAction } from './exception-file.ts'
import { contentField } from './file-fields.ts'
import { fileMapOf } from './file-writing.ts'
import type { Mistake } from './item-rules.ts'
import type { ItemContents, ItemKind } from './programme-items.ts'
import { readDate, readHost, readShow, readSlot, readSpecial } from './show-fields.ts'
import { Fields, type FileProblem } from './strict-yaml.ts'

export interface ReadItem<K extends ItemKind> {
  /** As it is kept: canonical language tags, clean texts. Worth nothing when there are mistakes. */
  readonly content: ItemContents[K]
  readonly mistakes: readonly Mistake[]
}

/** Reads an item's own fields; what it needs of other items is for item-rules.ts to say. */
export function readItem<K extends ItemKind>(kind: K, content: ItemContents[K]): ReadItem<K> {
  const problems: FileProblem[] = []
  const document = new Document(fileMapOf(kind, content))
  if (!isMap(document.contents)) throw new Error('unreachable: an item is written as a map')
  const fields = new Fields({ file: kind, document, lines: new LineCounter(), problems }, document.contents, '')
  const read = READERS[kind](fields, content)
  fields.close()
  const names = [...Object.keys(content), ...('features' in content ? Object.keys(content.features) : [])]
  return { content: read, mistakes: problems.map(({ field, message }) => ({ field: contentField(field, names), message })) }
}

const READERS: { readonly [K in ItemKind]: (fields: Fields, content: ItemContents[K]) => ItemContents[K] } = {
  host: readHost,
  show: readShow,
  slot: (fields, { showSlug }) => readSlot(fields, showSlug),
  special: readSpecial,
  exception: (fields, content) => {
    const { showSlug, slotKey } = content
    for (const key of ['show', 'slot']) fields.has(key)
    const date = readDate(fields, 'date')
    const withShow = content.action === 'replace' ? [content.withShow] : []
    const action = readAction(fields, date, new Set(withShow))
    return action === null ? content : { showSlug, slotKey, date, ...action }
  },
}
