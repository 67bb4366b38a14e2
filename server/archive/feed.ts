// A feed of the archive: RSS 2.0 with the tags of iTunes and of the podcast namespace. Pure; items are written in feed/.

import { personElement } from './feed/person.ts'
import { podcastGuid } from './feed/podcast-guid.ts'
import { element, textElement } from './feed/xml.ts'

/** What a podcast app shows of a feed before any episode. Addresses are absolute. */
export interface FeedChannel {
  /** Its own, which is its identity too: the page asked for is in `pages`. */
  readonly address: string
  readonly pageUrl: string
  readonly title: string
  readonly description: string
  /** Canonical BCP-47 tag. */
  readonly language: string
  readonly author: string
  readonly owner: { readonly name: string; readonly email: string | null }
  readonly imageUrl: string
  /** Of the directories' own list: one, or one and one below it. */
  readonly category: readonly string[]
  readonly isExplicit: boolean
  readonly hosts: readonly string[]
  readonly place: { readonly name: string; readonly geo: string | null; readonly osm: string | null } | null
  readonly funding: { readonly url: string; readonly label: string } | null
  /** Where the feed is read from now on; null: here. */
  readonly movedTo: string | null
  /** When something in it changed last; null: it is empty. */
  readonly changedAt: Date | null
  readonly pages: FeedPages
}

/** RFC 5005: a long feed in pages, the newest episodes on the first. */
export interface FeedPages {
  readonly page: number
  readonly last: number
}

export const FEED_TYPE = 'application/rss+xml; charset=utf-8'

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
}

/** The whole document. `items` and `liveItems` are elements as `feedItem` and `liveItem` write them, in their order. */
export function writeFeed(channel: FeedChannel, liveItems: readonly string[], items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rss', { version: '2.0', ...NAMESPACES }, element('channel', {}, head(channel) + liveItems.join('') + items.join('')))}`
}

function head(channel: FeedChannel): string {
  const { address, pageUrl, title, description, language, author, owner, imageUrl, isExplicit, hosts, movedTo, changedAt } = channel
  return [
    textElement('title', title),
    textElement('link', pageUrl),
    textElement('description', description),
    textElement('language', language),
    textElement('copyright', owner.name),
    textElement('generator', 'IMI Radio'),
    changedAt ? textElement('lastBuildDate', changedAt.toUTCString()) : '',
    element('image', {}, textElement('url', imageUrl) + textElement('title', title) + textElement('link', pageUrl)),
    ...links(address, channel.pages),
    textElement('itunes:author', author),
    element('itunes:owner', {}, textElement('itunes:name', owner.name) + textElement('itunes:email', owner.email)),
    element('itunes:image', { href: imageUrl }),
    category(channel.category),
    textElement('itunes:explicit', String(isExplicit)),
    textElement('itunes:type', 'episodic'),
    textElement('itunes:new-feed-url', movedTo),
    textElement('podcast:guid', podcastGuid(address)),
    textElement('podcast:medium', 'podcast'),
    // Open while it moves: the new host could not import it otherwise.
    textElement('podcast:locked', movedTo === null ? 'yes' : 'no', { owner: owner.email }),
    channel.place ? textElement('podcast:location', channel.place.name.slice(0, 128), { rel: 'creator', geo: channel.place.geo, osm: channel.place.osm }) : '',
    channel.funding ? textElement('podcast:funding', channel.funding.label.slice(0, 128), { url: channel.funding.url }) : '',
    ...hosts.map((name) => personElement(name, 'host')),
  ].join('')
}

function links(address: string, { page, last }: FeedPages): string[] {
  const link = (rel: string, to: number) => element('atom:link', { rel, type: 'application/rss+xml', href: to === 1 ? address : `${address}?page=${to}` })
  if (last <= 1) return [link('self', page)]
  return [link('self', page), link('first', 1), ...(page > 1 ? [link('previous', page - 1)] : []), ...(page < last ? [link('next', page + 1)] : []), link('last', last)]
}

function category([main, below]: readonly string[]): string {
  if (main === undefined) return ''
  return element('itunes:category', { text: main }, below === undefined ? '' : element('itunes:category', { text: below }))
}
