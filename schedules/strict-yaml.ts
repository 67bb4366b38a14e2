// Reads YAML field by field and remembers every problem with its file, line and field, so one look shows them all.

import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type YAMLMap } from 'yaml'
import { canonicalTag } from './language-names.ts'
import { cleanText } from './plain-text.ts'
import type { Texts } from './programme-content.ts'

/** One thing wrong in a file of the station. */
export interface FileProblem {
  readonly file: string
  readonly line: number
  /** Where in the file: `shows[3].slots[0].start`; empty for the file itself. */
  readonly field: string
  readonly message: string
}

/** The station's files cannot be used; `problems` has all reasons, in order of file and line. */
export class ProgrammeFileError extends Error {
  override readonly name = 'ProgrammeFileError'
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[]) {
    const sorted = [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    super(sorted.map(describeProblem).join('\n'))
    this.problems = sorted
  }
}

/** `shows.yaml:12 shows[3].slots[0].start: "25:00" is not a time; …` */
export function describeProblem({ file, line, field, message }: FileProblem): string {
  return `${file}:${line}${field === '' ? '' : ` ${field}`}: ${message}`
}

/** A file's name, for messages, and its text. */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

interface Context {
  readonly file: string
  readonly document: Document
  readonly lines: LineCounter
  readonly problems: FileProblem[]
}

/** Opens a file whose top is a map; problems found on the way are added to `problems`. Null when there is nothing to read. */
export function openFields(file: SourceFile, problems: FileProblem[]): Fields | null {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false })
  for (const error of [...document.errors, ...document.warnings]) {
    problems.push({ file: file.name, line: lines.linePos(error.pos[0]).line, field: '', message: error.message })
  }
  if (document.errors.length > 0) return null
  const top = document.contents
  if (isMap(top)) return new Fields({ file: file.name, document, lines, problems }, top, '')
  problems.push({ file: file.name, line: 1, field: '', message: 'the file is empty or not a map of keys; see the other files of the station for its shape.' })
  return null
}

/**
 * One map of a file, read strictly.
 *
 * Each reading method reports what is wrong and gives a stand-in, so reading goes on; `isSound` tells whether all was well.
 * `close` reports the keys that nothing asked for.
 */
export class Fields {
  readonly #context: Context
  readonly #map: YAMLMap
  readonly #path: string
  readonly #asked = new Set<string>()
  #problemCount = 0

  constructor(context: Context, map: YAMLMap, path: string) {
    this.#context = context
    this.#map = map
    this.#path = path
  }

  /** Nothing was wrong in this map so far. */
  get isSound(): boolean {
    return this.#problemCount === 0
  }

  has(key: string): boolean {
    this.#asked.add(key)
    return this.#value(key) !== null
  }

  /** A line of text that must be there. */
  text(key: string, options: { maxLength?: number } = {}): string {
    const text = this.optionalText(key, options)
    if (text === null && !this.has(key)) this.problem(key, `is missing.`)
    return text ?? ''
  }

  optionalText(key: string, { maxLength = 200 }: { maxLength?: number } = {}): string | null {
    const node = this.#value(key)
    return node === null ? null : this.#readText(node, key, maxLength)
  }

  /** Text that `read` understands (null: it does not); `expected` says what to write instead. */
  parsed<T>(key: string, read: (text: string) => T | null, expected: string, standIn: T): T {
    const text = this.text(key)
    if (text === '') return standIn
    return this.#parsedText(text, key, read, expected) ?? standIn
  }

  optionalParsed<T>(key: string, read: (text: string) => T | null, expected: string): T | null {
    const text = this.optionalText(key)
    return text === null || text === '' ? null : this.#parsedText(text, key, read, expected)
  }

  /** A whole number in [min, max]; `standIn` (when given) for a missing one. */
  number(key: string, min: number, max: number, standIn?: number): number {
    const number = this.optionalNumber(key, min, max)
    if (number === null && standIn === undefined && !this.has(key)) this.problem(key, 'is missing.')
    return number ?? standIn ?? min
  }

  optionalNumber(key: string, min: number, max: number): number | null {
    const node = this.#value(key)
    if (node === null) return null
    const value = isScalar(node) ? node.value : null
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
    this.problem(key, `${describe(node)} is not possible; give a whole number from ${min} to ${max}.`)
    return null
  }

  flag(key: string, standIn = false): boolean {
    const node = this.#value(key)
    if (node === null) return standIn
    if (isScalar(node) && typeof node.value === 'boolean') return node.value
    this.problem(key, `${describe(node)} is not possible; write true or false.`)
    return standIn
  }

  oneOf<T extends string>(key: string, values: readonly [T, ...T[]], standIn?: T): T {
    const text = this.optionalText(key)
    const found = values.find((value) => value === text)
    if (found !== undefined) return found
    if (text !== null) this.problem(key, `"${text}" is not known; use ${values.join(', ')}.`)
    else if (standIn === undefined && !this.has(key)) this.problem(key, `is missing; use ${values.join(', ')}.`)
    return standIn ?? values[0]
  }

  /** A list of texts; an absent one is empty. */
  list(key: string): string[] {
    return this.parsedList(key, (text) => text, '')
  }

  /** A list whose every text `read` understands; duplicates are refused. */
  parsedList<T>(key: string, read: (text: string) => T | null, expected: string): T[] {
    const found: T[] = []
    for (const [index, node] of this.#items(key).entries()) {
      const field = `${key}[${index}]`
      const text = this.#readText(node, field, 200)
      const value = text === null ? null : this.#parsedText(text, field, read, expected, node)
      if (value === null) continue
      if (found.includes(value)) this.#report(node, field, `"${text}" is given twice; keep one.`)
      else found.push(value)
    }
    return found
  }

  languages(key: string): string[] {
    return this.parsedList(key, canonicalTag, LANGUAGE_EXPECTED)
  }

  /** A map from language tags to texts; an absent one is empty. */
  texts(key: string, maxLength = 2000): Texts {
    const node = this.#value(key)
    if (node === null) return {}
    if (!isMap(node)) {
      this.problem(key, 'must be a map from language tags to texts, like {pl: "…", en: "…"}.')
      return {}
    }
    const texts: Record<string, string> = {}
    for (const pair of node.items) {
      const written = isScalar(pair.key) ? String(pair.key.value) : ''
      const field = `${key}.${written}`
      const tag = canonicalTag(written)
      const text = isNode(pair.value) ? this.#readText(this.#resolve(pair.value), field, maxLength) : null
      if (tag === null) this.#report(pair.key, field, `"${written}" is not ${LANGUAGE_EXPECTED}`)
      else if (text === null || text === '') this.#report(pair.key, field, 'is empty; write the text or leave the language out.')
      else texts[tag] = text
    }
    return texts
  }

  /** A list of maps; an absent one is empty. */
  maps(key: string): Fields[] {
    return this.#items(key).flatMap((node, index) => {
      if (isMap(node)) return [new Fields(this.#context, node, this.#pathOf(`${key}[${index}]`))]
      this.#report(node, `${key}[${index}]`, `${describe(node)} is not a map of keys.`)
      return []
    })
  }

  /** A map inside this one, or null when it is absent or something else. */
  optionalMap(key: string): Fields | null {
    const node = this.#value(key)
    return node !== null && isMap(node) ? new Fields(this.#context, node, this.#pathOf(key)) : null
  }

  /** Reports a problem with one field of this map, at the field's line, or with the map itself. */
  problem(key: string | null, message: string): void {
    this.#report(key === null ? this.#map : (this.#nodeForLine(key) ?? this.#map), key, message)
  }

  /** Reports every key that nothing asked for. */
  close(): void {
    for (const { key } of this.#map.items) {
      const name = isScalar(key) ? String(key.value) : '?'
      if (!this.#asked.has(name)) this.#report(key, name, `is not a known key here; known are ${[...this.#asked].join(', ')}.`)
    }
  }

  #items(key: string): Node[] {
    const node = this.#value(key)
    if (node === null) return []
    if (isSeq(node)) return node.items.flatMap((item) => (isNode(item) ? [this.#resolve(item)] : []))
    this.problem(key, `must be a list, like [${describe(node).replaceAll('"', '')}].`)
    return []
  }

  #readText(node: Node, field: string, maxLength: number): string | null {
    const value = isScalar(node) ? node.value : undefined
    if (typeof value !== 'string') {
      this.#report(node, field, `${describe(node)} is not a text${typeof value === 'number' || typeof value === 'boolean' ? '; put it in quotes' : ''}.`)
      return null
    }
    const { text, problem } = cleanText(value, { maxLength })
    if (problem !== null) this.#report(node, field, problem)
    return text ?? value.normalize('NFC').trim()
  }

  #parsedText<T>(text: string, field: string, read: (text: string) => T | null, expected: string, node?: Node): T | null {
    const value = read(text)
    if (value !== null) return value
    this.#report(node ?? this.#nodeForLine(field) ?? this.#map, field, `"${text}" is not ${expected}`)
    return null
  }

  /** The value of a key; null when the key is absent or its value is empty. */
  #value(key: string): Node | null {
    this.#asked.add(key)
    const node = this.#map.get(key, true) as unknown
    if (!isNode(node)) return null
    const resolved = this.#resolve(node)
    return isScalar(resolved) && resolved.value === null ? null : resolved
  }

  #resolve(node: Node): Node {
    return isAlias(node) ? (node.resolve(this.#context.document) ?? node) : node
  }

  #nodeForLine(key: string): unknown {
    return this.#map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
  }

  #report(at: unknown, field: string | null, message: string): void {
    this.#problemCount++
    const offset = isNode(at) ? (at.range?.[0] ?? 0) : 0
    this.#context.problems.push({
      file: this.#context.file,
      line: this.#context.lines.linePos(offset).line,
      field: field === null ? this.#path : this.#pathOf(field),
      message,
    })
  }

  #pathOf(field: string): string {
    return this.#path === '' ? field : `${this.#path}.${field}`
  }
}

const LANGUAGE_EXPECTED = 'the tag of a known language; use BCP-47 tags such as pl, uk, zh-Hans, rom.'

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)
}

function describe(node: Node): string {
  if (isScalar(node)) return `"${String(node.value)}"`
  return isMap(node) ? 'a map' : 'a list'
}
