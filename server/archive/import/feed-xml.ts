// The document of a feed as a tree, with texts as they were meant: character references are read once, none is ever made up. Pure.

import { XMLParser } from 'fast-xml-parser'
import { AppError } from '../../errors.ts'

/** An element: its text, or its children and attributes (`@name`) by name. Several of one name are a list. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] | undefined } | undefined

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // References are read below: the library knows only those of HTML besides, and what is in CDATA must stay as it is.
  processEntities: false,
  cdataPropName: '#cdata',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  maxNestedTags: 60,
})

/** Parses a document; refuses one that defines entities, which could unfold to gigabytes. */
export function parseXml(text: string): XmlNode {
  if (/<!ENTITY/i.test(text)) throw new AppError('invalid', 'feed_has_entities', 'This feed defines abbreviations of its own (XML entities), as traps do and podcasts never need: it is not read.')
  try {
    return parser.parse(text) as XmlNode // the library's shape of a tree, with the names chosen above
  } catch (error) {
    throw new AppError('invalid', 'feed_broken', 'This feed is broken XML: open it in a browser, which shows where, or ask who runs it.', { cause: error })
  }
}

/** The children of that name, in order. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  if (typeof node !== 'object') return []
  const found = node[name]
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found as XmlNode] // a list is handled before
}

export function childOf(node: XmlNode, ...names: readonly string[]): XmlNode {
  return names.reduce<XmlNode>((at, name) => childrenOf(at, name)[0], node)
}

/** The element's own text, references read; '' when it has none. */
export function textOf(node: XmlNode): string {
  if (typeof node === 'string') return withoutReferences(node)
  if (typeof node !== 'object') return ''
  // Text and CDATA side by side are one text; which came first is not known, and does not happen.
  const texts = childrenOf(node, '#text').map((text) => (typeof text === 'string' ? withoutReferences(text) : ''))
  const cdata = childrenOf(node, '#cdata').map((text) => (typeof text === 'string' ? text : ''))
  return [...(cdata.length > 0 ? texts.map((text) => text.trim()) : texts), ...cdata].join('')
}

/** An attribute; null when it is not there or empty. */
export function attributeOf(node: XmlNode, name: string): string | null {
  const value = typeof node === 'object' ? node[`@${name}`] : undefined
  const text = typeof value === 'string' ? withoutReferences(value).trim() : ''
  return text === '' ? null : text
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** In one pass, so that `&amp;lt;` becomes `&lt;` and stays that. */
function withoutReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })
}
