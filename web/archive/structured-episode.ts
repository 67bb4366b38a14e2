// An episode in schema.org's words, for search engines.

import type { EpisodePage } from '../../server/archive/schema.ts'
import { licenceOf } from './licence.ts'
import { pageOf } from './page-of.ts'

/** `site` is the station's public address; without one, addresses are paths. */
export function radioEpisodeOf(episode: EpisodePage, { station, site }: { readonly station: string; readonly site: string }): object {
  const { show, title, latinTitle, languages, number, publishedAt, durationMs, files, license, credits } = episode
  const audio = (['mp3', 'opus'] as const).flatMap((kind) => {
    const file = files[kind]
    return file ? [{ '@type': 'AudioObject', contentUrl: site + file.url, encodingFormat: file.mediaType, contentSize: String(file.bytes), ...(durationMs === null ? {} : { duration: isoDuration(durationMs) }) }] : []
  })
  const licence = license === null ? null : licenceOf(license)
  return {
    '@context': 'https://schema.org',
    '@type': 'RadioEpisode',
    name: title,
    ...(latinTitle ? { alternateName: latinTitle } : {}),
    url: site + pageOf(episode),
    inLanguage: languages,
    ...(number === null ? {} : { episodeNumber: number }),
    ...(publishedAt ? { datePublished: publishedAt } : {}),
    ...(durationMs === null ? {} : { timeRequired: isoDuration(durationMs) }),
    ...(licence ? { license: licence.url ?? licence.name } : {}),
    partOfSeries: { '@type': 'RadioSeries', name: show.title, url: `${site}/shows/${show.address}` },
    productionCompany: { '@type': 'Organization', name: station },
    ...(credits.length > 0 ? { actor: credits.map(({ name }) => ({ '@type': 'Person', name })) } : {}),
    associatedMedia: audio,
  }
}

function isoDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`
}
