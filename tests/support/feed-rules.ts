// What RSS 2.0, Apple and the podcast namespace ask of a feed, as one table; reads a feed with a parser that is not ours and says what is broken.

import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** Text and attributes of an element, and lists of what is in it. */
interface Node {
  readonly '#text'?: string
  readonly [name: string]: readonly Node[] | string | undefined
}

interface Rule {
  readonly in: string
  readonly tag: string
  /** From, to. */
  readonly count: readonly [number, number]
  readonly text?: RegExp
  /** Those that must be there. */
  readonly attributes?: Readonly<Record<string, RegExp>>
  /** Those that may. */
  readonly optional?: Readonly<Record<string, RegExp>>
}

const MANY = 10_000
const SOMETHING = /\S/
const ADDRESS = /^https:\/\/[a-z0-9.-]+(:\d+)?\/\S*$/
const SHORT = /^[^\n]{1,128}$/
const RFC822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/
const ISO8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const TRUTH = /^(true|false)$/
const NUMBER = /^\d+$/
const SECONDS = /^\d+(\.\d+)?$/
const EMAIL = /^[^\s@]+@[^\s@]+$/
const PERSON: Omit<Rule, 'in'> = { tag: 'podcast:person', count: [0, MANY], text: SHORT, optional: { role: /^[a-z -]+$/, group: /^(cast|writing|creative direction|audio production|audio post-production)$/ } }
const ALTERNATIVE: Omit<Rule, 'in'> = { tag: 'podcast:alternateEnclosure', count: [0, MANY], attributes: { type: /^audio\/[a-z]+$/ }, optional: { length: NUMBER, bitrate: SECONDS, lang: LANGUAGE, title: /^.{1,32}$/, codecs: /^[\w.]+$/, default: TRUTH } }

/** Everything a feed of ours may hold; an element or attribute that is not here breaks the rules too. */
const RULES: readonly Rule[] = [
  { in: 'rss', tag: 'channel', count: [1, 1] },
  { in: 'channel', tag: 'title', count: [1, 1], text: SOMETHING },
  { in: 'channel', tag: 'link', count: [1, 1], text: ADDRESS },
  { in: 'channel', tag: 'description', count: [1, 1], text: SOMETHING },
  { in: 'channel', tag: 'language', count: [1, 1], text: LANGUAGE },
  { in: 'channel', tag: 'copyright', count: [0, 1], text: SOMETHING },
  { in: 'channel', tag: 'generator', count: [0, 1], text: SOMETHING },
  { in: 'channel', tag: 'lastBuildDate', count: [0, 1], text: RFC822 },
  { in: 'channel', tag: 'image', count: [1, 1] },
  { in: 'image', tag: 'url', count: [1, 1], text: ADDRESS },
  { in: 'image', tag: 'title', count: [1, 1], text: SOMETHING },
  { in: 'image', tag: 'link', count: [1, 1], text: ADDRESS },
  { in: 'channel', tag: 'atom:link', count: [1, 5], attributes: { rel: /^(self|first|previous|next|last)$/, type: /^application\/rss\+xml$/, href: ADDRESS } },
  { in: 'channel', tag: 'itunes:author', count: [1, 1], text: SOMETHING },
  { in: 'channel', tag: 'itunes:owner', count: [1, 1] },
  { in: 'itunes:owner', tag: 'itunes:name', count: [1, 1], text: SOMETHING },
  { in: 'itunes:owner', tag: 'itunes:email', count: [0, 1], text: EMAIL },
  { in: 'channel', tag: 'itunes:image', count: [1, 1], attributes: { href: ADDRESS } },
  { in: 'channel', tag: 'itunes:category', count: [1, 3], attributes: { text: SOMETHING } },
  { in: 'itunes:category', tag: 'itunes:category', count: [0, 1], attributes: { text: SOMETHING } },
  { in: 'channel', tag: 'itunes:explicit', count: [1, 1], text: TRUTH },
  { in: 'channel', tag: 'itunes:type', count: [1, 1], text: /^(episodic|serial)$/ },
  { in: 'channel', tag: 'itunes:new-feed-url', count: [0, 1], text: ADDRESS },
  { in: 'channel', tag: 'podcast:guid', count: [1, 1], text: /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/ },
  { in: 'channel', tag: 'podcast:medium', count: [1, 1], text: /^podcast$/ },
  { in: 'channel', tag: 'podcast:locked', count: [1, 1], text: /^(yes|no)$/, optional: { owner: EMAIL } },
  { in: 'channel', tag: 'podcast:location', count: [0, 1], text: SHORT, optional: { rel: /^(subject|creator)$/, geo: /^geo:-?[\d.]+,-?[\d.]+$/, osm: /^[NWR]\d+$/ } },
  { in: 'channel', tag: 'podcast:funding', count: [0, 1], text: SHORT, attributes: { url: ADDRESS } },
  { in: 'channel', ...PERSON },
  { in: 'channel', tag: 'item', count: [0, 1000] },
  { in: 'channel', tag: 'podcast:liveItem', count: [0, 20], attributes: { status: /^(pending|live|ended)$/, start: ISO8601 }, optional: { end: ISO8601 } },

  { in: 'item', tag: 'title', count: [1, 1], text: SOMETHING },
  { in: 'item', tag: 'link', count: [1, 1], text: ADDRESS },
  { in: 'item', tag: 'guid', count: [1, 1], text: SOMETHING, attributes: { isPermaLink: /^false$/ } },
  { in: 'item', tag: 'pubDate', count: [1, 1], text: RFC822 },
  { in: 'item', tag: 'description', count: [1, 1], text: SOMETHING },
  { in: 'item', tag: 'content:encoded', count: [0, 1], text: SOMETHING },
  // Zero bytes, or seconds in place of bytes, keep directories from taking an episode.
  { in: 'item', tag: 'enclosure', count: [1, 1], attributes: { url: ADDRESS, length: /^[1-9]\d{3,}$/, type: /^audio\/mpeg$/ } },
  { in: 'item', tag: 'dc:language', count: [1, MANY], text: LANGUAGE },
  { in: 'item', tag: 'itunes:title', count: [1, 1], text: SOMETHING },
  { in: 'item', tag: 'itunes:author', count: [1, 1], text: SOMETHING },
  { in: 'item', tag: 'itunes:duration', count: [1, 1], text: /^[1-9]\d*$/ },
  { in: 'item', tag: 'itunes:episode', count: [0, 1], text: /^[1-9]\d*$/ },
  { in: 'item', tag: 'itunes:episodeType', count: [1, 1], text: /^(full|trailer|bonus)$/ },
  { in: 'item', tag: 'itunes:explicit', count: [1, 1], text: TRUTH },
  { in: 'item', tag: 'itunes:image', count: [0, 1], attributes: { href: ADDRESS } },
  { in: 'item', tag: 'podcast:license', count: [0, 1], text: /^[a-z0-9.+-]{1,128}$/ },
  { in: 'item', tag: 'podcast:transcript', count: [0, MANY], attributes: { url: ADDRESS, type: /^(text\/(vtt|plain|html)|application\/(x-subrip|srt|json))$/ }, optional: { language: LANGUAGE, rel: /^captions$/ } },
  { in: 'item', tag: 'podcast:chapters', count: [0, 1], attributes: { url: ADDRESS, type: /^application\/json\+chapters$/ } },
  { in: 'item', tag: 'podcast:soundbite', count: [0, MANY], text: SHORT, attributes: { startTime: SECONDS, duration: SECONDS } },
  { in: 'item', ...PERSON },
  { in: 'item', ...ALTERNATIVE },
  { in: 'podcast:alternateEnclosure', tag: 'podcast:source', count: [1, MANY], attributes: { uri: ADDRESS } },
  { in: 'podcast:alternateEnclosure', tag: 'podcast:integrity', count: [0, 1], attributes: { type: /^sri$/, value: /^sha(256|384|512)-[A-Za-z0-9+/]+=*$/ } },

  { in: 'podcast:liveItem', tag: 'title', count: [1, 1], text: SOMETHING },
  { in: 'podcast:liveItem', tag: 'link', count: [1, 1], text: ADDRESS },
  { in: 'podcast:liveItem', tag: 'guid', count: [1, 1], text: SOMETHING, attributes: { isPermaLink: /^false$/ } },
  { in: 'podcast:liveItem', tag: 'enclosure', count: [1, 1], attributes: { url: ADDRESS, length: NUMBER, type: /^audio\/mpeg$/ } },
  { in: 'podcast:liveItem', tag: 'dc:language', count: [0, MANY], text: LANGUAGE },
  { in: 'podcast:liveItem', tag: 'podcast:contentLink', count: [1, MANY], text: SOMETHING, attributes: { href: ADDRESS } },
  { in: 'podcast:liveItem', ...PERSON },
  { in: 'podcast:liveItem', ...ALTERNATIVE },
]

const NAMESPACES: Readonly<Record<string, string>> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
}

/** Says in sentences what is wrong with a feed; empty: nothing. */
export function brokenRules(xml: string): string[] {
  const validity = XMLValidator.validate(xml)
  if (validity !== true) return [`not well-formed, line ${validity.err.line}: ${validity.err.msg}`]
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/u.test(xml) || !xml.isWellFormed()) return ['has control characters']
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false, alwaysCreateTextNode: true, isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute })
  const [rss] = listOf(parser.parse(xml) as Node, 'rss') // a tree of whatever the text says
  if (!rss) return ['has no rss element']
  const broken = Object.entries(NAMESPACES).flatMap(([prefix, name]) => (rss[`@_xmlns:${prefix}`] === name ? [] : [`namespace ${prefix} is ${String(rss[`@_xmlns:${prefix}`])}`]))
  if (rss['@_version'] !== '2.0') broken.push('is not of version 2.0')
  const plain = Object.fromEntries(Object.entries(rss).filter(([name]) => !name.startsWith('@_')))
  broken.push(...brokenIn(plain, 'rss'))
  const guids = [...xml.matchAll(/<guid [^>]*>([^<]*)<\/guid>/g)].map(([, guid]) => guid)
  if (new Set(guids).size !== guids.length) broken.push('two items have one guid')
  if (!listOf(listOf(rss, 'channel')[0], 'atom:link').some((link) => link['@_rel'] === 'self')) broken.push('does not say its own address')
  return broken
}

function brokenIn(node: Node, name: string): string[] {
  const rules = RULES.filter((rule) => rule.in === name)
  const unknown = Object.keys(node).filter((key) => Array.isArray(node[key]) && !rules.some(({ tag }) => tag === key))
  return [
    ...unknown.map((tag) => `${name} has ${tag}, which no rule knows`),
    ...rules.flatMap((rule) => {
      const nodes = listOf(node, rule.tag)
      const [least, most] = rule.count
      const counted = nodes.length < least || nodes.length > most ? [`${name} has ${nodes.length} of ${rule.tag}, not ${least} to ${most}`] : []
      return [...counted, ...nodes.flatMap((one) => [...brokenElement(one, rule), ...brokenIn(one, rule.tag)])]
    }),
  ]
}

function brokenElement(node: Node, { in: parent, tag, text, attributes = {}, optional = {} }: Rule): string[] {
  const known: Readonly<Record<string, RegExp>> = { ...attributes, ...optional }
  const given = Object.entries(node).flatMap(([key, value]) => (key.startsWith('@_') ? [[key.slice(2), String(value)] as const] : []))
  const where = `${parent} > ${tag}`
  return [
    ...(text && !text.test(node['#text'] ?? '') ? [`${where} says "${node['#text']}"`] : []),
    ...Object.keys(attributes).flatMap((name) => (given.some(([one]) => one === name) ? [] : [`${where} has no ${name}`])),
    ...given.flatMap(([name, value]) => (known[name]?.test(value) ? [] : [`${where} has ${name}="${value}"`])),
  ]
}

function listOf(node: Node | undefined, tag: string): readonly Node[] {
  const found = node?.[tag]
  return Array.isArray(found) ? (found as readonly Node[]) : [] // every element is a list, by the parser's settings
}
