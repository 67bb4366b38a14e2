// Episodes by what is to be done with them: drafts first, then what waits for its date, what is out, what was withdrawn.

import { useState } from 'react'
import { Link } from 'wouter'
import type { DeskEpisodeSummary } from '../../../server/archive/schema.ts'
import type { EditableShow } from '../../../server/schedule/show-room-schema.ts'
import { withQuery } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import { Button } from '../../ui/button.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import page from './archive.module.css'
import { HERE } from './here.ts'
import { JobsNote } from './jobs-note.tsx'
import { useArchiveTexts } from './texts.ts'

export const STATES = ['draft', 'scheduled', 'published', 'withdrawn'] as const
type State = (typeof STATES)[number]

export function EpisodeList({ shows, seesJobs }: { shows: readonly EditableShow[]; seesJobs: boolean }) {
  const t = useArchiveTexts()
  const desk = useDeskTexts()
  const [state, setState] = useState<State>('draft')
  const [show, setShow] = useState('')
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  const choose = (change: () => void) => {
    setPages([null])
    change()
  }
  return (
    <>
      <h1>{desk('room.archive')}</h1>
      {seesJobs && <JobsNote />}
      <div className={page['filters']}>
        <div className={page['states']} role="group" aria-label={t('list.state')}>
          {STATES.map((one) => <button key={one} type="button" className={page['state']} aria-pressed={one === state} onClick={() => choose(() => setState(one))}>{t(`states.${one}`)}</button>)}
        </div>
        {shows.length > 1 && (
          <label className={css['field']}>
            <span>{t('list.show')}</span>
            <select value={show} onChange={({ target }) => choose(() => setShow(target.value))}>
              <option value="">{t('list.allShows')}</option>
              {shows.map(({ show: { slug, title, latinTitle } }) => <option key={slug} value={slug}>{latinTitle ? `${title} (${latinTitle})` : title}</option>)}
            </select>
          </label>
        )}
      </div>
      <p className={css['soft']}>{t(`states.${state}Help`)}</p>
      {pages.map((after, index) => (
        <Page key={`${state} ${show} ${after ?? ''}`} state={state} show={show} after={after} isFirst={index === 0} onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : null} />
      ))}
    </>
  )
}

interface PageProps {
  readonly state: State
  readonly show: string
  readonly after: string | null
  readonly isFirst: boolean
  /** Null: more is shown already. */
  readonly onMore: ((next: string) => void) | null
}

function Page({ state, show, after, isFirst, onMore }: PageProps) {
  const desk = useDeskTexts()
  const asked = useAnswer<{ episodes: DeskEpisodeSummary[]; next: string | null }>(withQuery('/api/v1/desk/episodes', { state, ...(show ? { show } : {}), ...(after === null ? {} : { after }) }))
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const { episodes, next } = asked.answer
  return (
    <>
      {episodes.length === 0 && isFirst && <p>{desk('desk.empty')}</p>}
      <ul className={css['list']}>{episodes.map((episode) => <li key={episode.id}><Row episode={episode} /></li>)}</ul>
      {next !== null && onMore && <p><Button onClick={() => onMore(next)}>{desk('desk.more')}</Button></p>}
    </>
  )
}

function Row({ episode }: { episode: DeskEpisodeSummary }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  const { id, title, languages, show, state, obstacles, durationMs } = episode
  const at = episode.publishAt ?? episode.publishedAt ?? episode.airedAt
  return (
    <Link href={`${HERE}/${id}`} className={page['row']}>
      <strong><Words lang={languages[0]}>{title}</Words></strong>
      <span className={css['row']}>
        <Words lang={languages[0]}>{show.title}</Words>
        {durationMs !== null && <span>{format.duration(durationMs)}</span>}
        {at !== null && <span>{`${t(episode.publishAt ? 'list.goesOut' : episode.publishedAt ? 'list.wentOut' : 'list.aired')} ${format.day(new Date(at))}, ${format.time(new Date(at))}`}</span>}
        {state === 'draft' && obstacles > 0 && <span className={css['tag']}>{t('list.missing', { count: obstacles })}</span>}
      </span>
    </Link>
  )
}
