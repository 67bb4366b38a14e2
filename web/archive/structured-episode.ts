// An episode in schema.org's words, for search engines.

import type { EpisodePage } from '../../server/archive/schema.ts'
import { seriesId, stationOf, type Around } from '../programme/structured.ts'
import { licenceOf } from './licence.ts'
import { pageOf } from './page-of.ts'

/** The episode and who broadcast it. `description`: the beginning of its notes, when it has any. */
export function radioEpisodeOf(episode: EpisodePage, description: string | null, around: Around): object[] {
  const { site } = around
  const { show, title, latinTitle, languages, number, publishedAt, airedAt, durationMs, files, license, credits, coverUrl } = episode
  const duration = durationMs === null ? {} : { duration: isoDuration(durationMs) }
  const audio = (['mp3', 'opus'] as const).flatMap((kind) => {
    const file = files[kind]
    return file ? [{ '@type': 'AudioObject', contentUrl: site + file.url, encodingFormat: file.mediaType, contentSize: String(file.bytes), ...duration }] : []
  })
  const licence = license === null ? null : licenceOf(license)
  const page = {
    '@type': 'RadioEpisode',
    '@id': `${site}${pageOf(episode)}#episode`,
    name: title,
    ...(latinTitle ? { alternateName: latinTitle } : {}),
    url: site + pageOf(episode),
    inLanguage: languages,
    ...(description === null ? {} : { description }),
    ...(coverUrl ? { image: site + coverUrl } : {}),
    ...(number === null ? {} : { episodeNumber: number }),
    ...(publishedAt ? { datePublished: publishedAt } : {}),
    ...duration,
    ...(licence ? { license: licence.url ?? licence.name } : {}),
    isAccessibleForFree: true,
    partOfSeries: { '@type': 'RadioSeries', '@id': seriesId(show.address, site), name: show.title, url: `${site}/shows/${show.address}` },
    productionCompany: { '@id': `${site}/#station` },
    ...(credits.length > 0 ? { actor: credits.map(({ name, hostSlug }) => ({ '@type': 'Person', name, ...(hostSlug ? { url: `${site}/hosts/${hostSlug}` } : {}) })) } : {}),
    ...(audio.length > 0 ? { associatedMedia: audio } : {}),
    // When it was on air; the episode may be published later.
    ...(airedAt ? { publication: { '@type': 'BroadcastEvent', startDate: airedAt, publishedOn: { '@id': `${site}/#radio` } } } : {}),
  }
  return [page, ...stationOf(around)]
}

function isoDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`
}
