// An episode, or a show with its newest one, inside a partner's site: the browser's own player, and whose it is. No script at all.
// Names, credits and the licence travel with the sound.

import type { EpisodePage } from '../../server/archive/schema.ts'
import type { ArchivePage } from '../../server/archive/search/schema.ts'
import type { StationAnswer } from '../../server/schedule/schema.ts'
import type { ShowPage } from '../../server/shows/schema.ts'
import { licenceOf } from '../archive/licence.ts'
import { newestOf } from '../archive/listen-again.tsx'
import { pageOf } from '../archive/page-of.ts'
import { ARCHIVE_TEXTS, type ArchiveTexts } from '../archive/texts.ts'
import { UNKNOWN_STATION } from '../boot.ts'
import type { source } from '../i18n/catalogues/en.ts'
import { CATALOGUES } from '../i18n/catalogues.ts'
import { formats, type Formats } from '../i18n/formats.ts'
import { preloadTexts } from '../i18n/i18n.tsx'
import { translator, type Translate } from '../i18n/translate.ts'
import { Words } from '../ui/words.tsx'
import { framed, type EmbedLook } from './embed-frame.tsx'

export interface SharedRequest extends EmbedLook {
  /** The address of a show's page. */
  readonly show: string
  /** The last part of an episode's address; null: the show itself. */
  readonly episode: string | null
  /** Where to begin, in seconds. */
  readonly start: number
  /** As for pages: null when the station cannot say, undefined when there is nothing, the server's mark (a symbol) when it was taken away. */
  readonly get: (path: string) => Promise<unknown>
}

export interface SharedEmbed {
  readonly status: 200 | 404 | 410 | 503
  readonly html: string
}

export async function renderShared({ show, episode, start, get, ...look }: SharedRequest): Promise<SharedEmbed> {
  const { language } = look
  const [archive, { default: catalogue }, stationAnswer] = await Promise.all([preloadTexts(ARCHIVE_TEXTS, language), CATALOGUES[language](), get('/api/v1/station')])
  // The answers were checked against the schemas these types come from.
  const station = (stationAnswer as StationAnswer | null | undefined) ?? UNKNOWN_STATION
  const format = formats(language, station.timeZone)
  const view: View = { station, format, start, t: translator<ArchiveTexts>(archive, format.number), ofSite: translator<typeof source>(catalogue, format.number) }
  if (episode === null) {
    const [found, newest] = await Promise.all([get(`/api/v1/shows/${encodeURIComponent(show)}`), newestEpisode(show, get)])
    if (typeof found !== 'object' || found === null) return refused(found === undefined ? 404 : 503, view, look, show)
    const answer = found as ShowPage
    return { status: 200, html: framed(`${answer.title} · ${station.name}`, look, <ShowCard view={view} show={answer} newest={newest} />) }
  }
  const found = (await get(questionOf(show, episode))) as EpisodePage | symbol | null | undefined
  if (typeof found === 'symbol') return refused(410, view, look, show)
  if (!found) return refused(found === undefined ? 404 : 503, view, look, show)
  return { status: 200, html: framed(`${found.title} · ${station.name}`, look, <EpisodeCard view={view} episode={found} />) }
}

interface View {
  readonly station: StationAnswer
  readonly format: Formats
  readonly start: number
  readonly t: Translate<ArchiveTexts>
  readonly ofSite: Translate<typeof source>
}

async function newestEpisode(show: string, get: SharedRequest['get']): Promise<EpisodePage | null> {
  const list = (await get(newestOf({ show }))) as ArchivePage | null | undefined
  const [first] = list?.episodes ?? []
  const found = first ? await get(questionOf(first.show.address, first.slug)) : null
  return typeof found === 'object' ? (found as EpisodePage | null) : null
}

function questionOf(show: string, episode: string): string {
  return `/api/v1/shows/${encodeURIComponent(show)}/episodes/${encodeURIComponent(episode)}`
}

function EpisodeCard({ view, episode }: { view: View; episode: EpisodePage }) {
  const { show } = episode
  return (
    <main className="shared">
      <p className="station">
        <a href="/" target="_blank" rel="noopener">{view.station.name}</a>
      </p>
      <EpisodeSound view={view} episode={episode} level={1} />
      <p className="title">
        <a href={`/shows/${show.address}`} target="_blank" rel="noopener">
          <Words>{show.title}</Words>
        </a>
      </p>
    </main>
  )
}

function ShowCard({ view, show, newest }: { view: View; show: ShowPage; newest: EpisodePage | null }) {
  const { station, format, ofSite } = view
  const [next] = show.next
  return (
    <main className="shared">
      <p className="station">
        <a href="/" target="_blank" rel="noopener">{station.name}</a>
      </p>
      <h1 className="on">
        <a href={`/shows/${show.address}`} target="_blank" rel="noopener">
          <Words lang={show.languages[0]}>{show.title}</Words>
        </a>
      </h1>
      <p className="small">{format.list(show.hosts.map(({ name }) => name))}</p>
      {next && (
        <p>
          {ofSite('next.title')}: <time dateTime={next.startsAt}>{format.list([format.day(new Date(next.startsAt)), format.time(new Date(next.startsAt))])}</time>
        </p>
      )}
      {newest && <EpisodeSound view={view} episode={newest} level={2} />}
    </main>
  )
}

function EpisodeSound({ view: { t, format, start }, episode, level }: { view: View; episode: EpisodePage; level: 1 | 2 }) {
  const Title = `h${level}` as const
  const { title, languages, files, airedAt, publishedAt, durationMs, credits, license } = episode
  const at = airedAt ?? publishedAt
  const moment = start > 0 ? `#t=${start}` : ''
  const licence = license === null ? null : licenceOf(license)
  return (
    <>
      <Title className="on">
        <a href={pageOf(episode) + moment} target="_blank" rel="noopener">
          <Words lang={languages[0]}>{title}</Words>
        </a>
      </Title>
      <p className="small">{[at && format.dates(new Date(at), new Date(at)), durationMs === null ? null : format.duration(durationMs)].filter(Boolean).join(' · ')}</p>
      {/* Opus first: it costs less than half the data. */}
      <audio controls preload="none" aria-label={t('episode.play')}>
        {files.opus && <source src={files.opus.url + moment} type="audio/ogg; codecs=opus" />}
        {files.mp3 && <source src={files.mp3.url + moment} type="audio/mpeg" />}
      </audio>
      {credits.length > 0 && <p className="small">{format.list(credits.map(({ name }) => name))}</p>}
      <p className="small">
        {licence === null ? (
          t('episode.allRights')
        ) : licence.url === null ? (
          licence.name
        ) : (
          <a href={licence.url} target="_blank" rel="license noopener">{licence.name}</a>
        )}
      </p>
    </>
  )
}

/** A frame on somebody's page must say why it is empty. */
function refused(status: 404 | 410 | 503, { t, ofSite, station }: View, look: EmbedLook, show: string): SharedEmbed {
  const words = status === 503 ? t('archive.unknown') : status === 410 ? t('episode.gone') : ofSite('site.notFound')
  const content = (
    <main className="shared">
      <h1 className="on">{words}</h1>
      <p className="title">
        <a href={status === 404 ? '/' : `/shows/${show}`} target="_blank" rel="noopener">{status === 404 ? station.name : t('archive.show')}</a>
      </p>
    </main>
  )
  return { status, html: framed(`${words} · ${station.name}`, look, content) }
}
