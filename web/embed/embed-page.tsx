// The small pages that partners put into theirs: today's programme, and the player. Drawn once by the server as plain HTML; a
// script of a few kilobytes keeps them fresh and plays. They know nothing of who looks at them.

import { languageName } from '../../schedules/language-names.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { OccurrenceAnswer, ProgrammeAnswer, StationAnswer } from '../../server/schedule/schema.ts'
import { withQuery } from '../api/client.ts'
import { UNKNOWN_STATION } from '../boot.ts'
import type { source } from '../i18n/catalogues/en.ts'
import { CATALOGUES } from '../i18n/catalogues.ts'
import { formats, type Formats } from '../i18n/formats.ts'
import type { Language } from '../i18n/languages.ts'
import { translator, type Translate } from '../i18n/translate.ts'
import { twoDays } from '../programme/day.ts'
import { flagOf } from '../programme/airing-flag.ts'
import { Words } from '../ui/words.tsx'
import { framed, type EmbedTheme } from './embed-frame.tsx'

export type EmbedKind = 'schedule' | 'player'

export interface EmbedRequest {
  readonly kind: EmbedKind
  readonly language: Language
  readonly theme: EmbedTheme
  readonly at: Date
  /** Addresses of the built script and its style. */
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  /** Answers a question to the station's own interface; null or undefined when it cannot. */
  readonly get: (path: string) => Promise<unknown>
}

/** Source file of the script, as the build names it. */
export const EMBED_SOURCE = 'embed/embed.ts'

/** A partner's frame is small: what comes next, not the whole week. */
const MOST_AIRINGS = 10

/** The whole page. */
export async function renderEmbed({ kind, language, theme, at, scripts, styles, get }: EmbedRequest): Promise<string> {
  const [{ default: catalogue }, stationAnswer, now] = await Promise.all([CATALOGUES[language](), get('/api/v1/station'), get('/api/v1/now')])
  // The answers were checked against the schemas these types come from.
  const station = (stationAnswer as StationAnswer | null | undefined) ?? UNKNOWN_STATION
  const programme = kind === 'schedule' ? ((await get(withQuery('/api/v1/programme', twoDays(at, station.timeZone)))) as ProgrammeAnswer | null | undefined) : null
  const format = formats(language, station.timeZone)
  const view: View = { t: translator<typeof source>(catalogue, format.number), format, language, station, at, now: (now as NowPlaying | null | undefined) ?? null }
  return framed(
    `${station.name} · ${view.t(kind === 'player' ? 'player.bar' : 'site.schedule')}`,
    { language, theme, styles, scripts },
    <>
      <PlayerStrip view={view} />
      {kind === 'schedule' && <Coming view={view} airings={programme?.occurrences ?? null} />}
    </>,
  )
}

interface View {
  readonly t: Translate<typeof source>
  readonly format: Formats
  readonly language: Language
  readonly station: StationAnswer
  readonly at: Date
  readonly now: NowPlaying | null
}

const STATUSES = ['stopped', 'connecting', 'playing', 'waiting', 'reconnecting', 'offline', 'refused'] as const

/** Play is a link to the stream until the script makes it a button. The script finds its words beside it. */
function PlayerStrip({ view: { t, station, now } }: { view: View }) {
  const show = now?.onAir.show ?? null
  return (
    <main className="player">
      <a href="/listen/radio.mp3" target="_blank" rel="noopener" id="play" aria-label={t('player.playStation')} data-play={t('player.playStation')} data-stop={t('player.stopStation')}>
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <path className="go" d="M14 7.5v33a2 2 0 0 0 3 1.7l27-16.5a2 2 0 0 0 0-3.4L17 5.8a2 2 0 0 0-3 1.7z" />
          <rect className="halt" x="11" y="11" width="26" height="26" rx="3" />
        </svg>
      </a>
      <div>
        <h1 className="station">
          <a href="/" target="_blank" rel="noopener">
            {station.name}
          </a>
        </h1>
        <p className="on" id="on" data-fresh="">
          {now?.onAir.live && <b>{t('onAir.live')} </b>}
          {show ? <Words lang={show.languages[0]}>{show.title}</Words> : t('onAir.between')}
        </p>
        <p id="status" role="status" {...Object.fromEntries(STATUSES.map((status) => [`data-${status}`, t(`player.status.${status}`)]))} />
      </div>
      <audio id="audio" preload="none" />
    </main>
  )
}

function Coming({ view, airings }: { view: View; airings: readonly OccurrenceAnswer[] | null }) {
  const { t, format, at } = view
  const coming = (airings ?? []).filter(({ endsAt }) => Date.parse(endsAt) > at.getTime()).slice(0, MOST_AIRINGS)
  const days = Map.groupBy(coming, ({ startsAt }) => format.day(new Date(startsAt)))
  return (
    <section id="coming" data-fresh="" aria-label={t('programme.title')}>
      {coming.length === 0 && <p>{t(airings ? 'programme.empty' : 'programme.unknown')}</p>}
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <h2>
            {day} <small>{t('programme.zone')}</small>
          </h2>
          <ol>
            {ofDay.map((airing) => (
              <ComingAiring key={airing.id} view={view} airing={airing} />
            ))}
          </ol>
        </div>
      ))}
      <p>
        <a href="/schedule" target="_blank" rel="noopener">
          {t('site.schedule')}
        </a>
      </p>
    </section>
  )
}

function ComingAiring({ view: { t, format, language, at }, airing }: { view: View; airing: OccurrenceAnswer }) {
  const { show, cancelled, startsAt } = airing
  const isOn = !cancelled && Date.parse(startsAt) <= at.getTime()
  const flag = flagOf(airing)
  const reasonIn = [language, 'en', 'pl'].find((tag) => cancelled?.reason[tag])
  const title = <Words lang={show.languages[0]}>{show.title}</Words>
  return (
    <li aria-current={isOn ? 'time' : undefined} className={cancelled ? 'off' : undefined}>
      <time dateTime={startsAt}>{format.time(new Date(startsAt))}</time>
      <div>
        <p className="title">
          {airing.special ? (
            title
          ) : (
            <a href={`/shows/${show.slug}`} target="_blank" rel="noopener">
              {title}
            </a>
          )}
          {isOn && <em>{t('programme.now')}</em>}
          {flag && <em>{t(flag)}</em>}
        </p>
        {reasonIn && (
          <p lang={reasonIn} dir="auto">
            {cancelled?.reason[reasonIn]}
          </p>
        )}
        <p className="small">
          {show.latinTitle && (
            <>
              <bdi lang={`${show.languages[0]}-Latn`}>{show.latinTitle}</bdi>
              {' · '}
            </>
          )}
          {format.list(show.languages.map((tag) => languageName(tag, language)))}
        </p>
      </div>
    </li>
  )
}
