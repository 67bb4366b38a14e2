// How the episode goes out and comes back: what stands against it, now or at a date, a link for who may hear it before, withdrawing, throwing away.

import { useState } from 'react'
import { useLocation } from 'wouter'
import { formatWall, parseWall } from '../../../schedules/calendar-date.ts'
import { instantOf, wallOf } from '../../../schedules/wall-clock.ts'
import type { DeskEpisode } from '../../../server/archive/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { useStationTime } from '../../station-clock.tsx'
import { Button } from '../../ui/button.tsx'
import { isolated } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { HERE } from './here.ts'
import { CutMusic } from './music/music-part.tsx'
import { Part } from './part.tsx'
import { PreviewLinkField } from './preview-link-field.tsx'
import { useArchiveTexts } from './texts.ts'
import type { EditedEpisode } from './use-episode.ts'
import { WithdrawForm } from './withdraw-form.tsx'

const OBSTACLES = ['archive_none', 'no_title', 'no_language', 'no_audio', 'nothing_left', 'commercial_music', 'rights_unknown', 'music_without_time', 'music_unchecked'] as const

export function GoingOut({ edited }: { edited: EditedEpisode }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  const { saved } = edited
  const { id, state, mayPublish, publishAt, publishedAt, withdrawnAt, withdrawnReason, isHeld, show, slug } = saved
  const path = `/api/v1/desk/episodes/${id}`
  const when = (at: string | null) => (at === null ? '' : `${format.day(new Date(at))}, ${format.time(new Date(at))}`)
  const send = (method: 'POST' | 'DELETE', below: string, body?: object) => edited.deed(() => request<DeskEpisode>(method, `${path}${below}`, body))
  return (
    <Part title={t('out.title')}>
      <p role="status">
        {state === 'draft' && t('out.draft')}
        {state === 'scheduled' && (saved.isReady ? t('out.scheduled', { when: when(publishAt) }) : t('out.scheduledMaking', { when: when(publishAt) }))}
        {state === 'published' && t('out.published', { when: when(publishedAt) })}
        {state === 'withdrawn' && t('out.withdrawn', { when: when(withdrawnAt), reason: isolated(withdrawnReason ?? '') })}
      </p>
      {state === 'published' && <p><a href={`/shows/${show.slug}/${slug}`}>{t('out.page')}</a></p>}
      <Obstacles edited={edited} />
      {!mayPublish && <p>{t('out.askEditor')}</p>}
      {mayPublish && (state === 'draft' || state === 'scheduled') && <PublishButtons edited={edited} onPublish={(at) => send('POST', '/publish', { publishAt: at })} />}
      {mayPublish && state === 'scheduled' && <Button disabled={edited.asking.busy} onClick={() => void send('DELETE', '/publish')}>{t('out.unschedule')}</Button>}
      {state !== 'withdrawn' && state !== 'published' && <PreviewLinkField edited={edited} />}
      {mayPublish && state === 'published' && <WithdrawForm busy={edited.asking.busy} onWithdraw={(withdrawal) => send('POST', '/withdraw', withdrawal)} />}
      {mayPublish && state === 'withdrawn' && (isHeld ? <Button disabled={edited.asking.busy} onClick={() => void send('POST', '/restore')}>{t('out.restore')}</Button> : <p>{t('out.goneForGood')}</p>)}
      {mayPublish && state === 'draft' && publishedAt === null && <Discard edited={edited} />}
    </Part>
  )
}

function Obstacles({ edited: { saved, episode, change, unsaved } }: { edited: EditedEpisode }) {
  const t = useArchiveTexts()
  if (saved.state === 'withdrawn' || saved.obstacles.length === 0) return null
  return (
    <div className={css['card']}>
      <h3>{t('out.obstacles')}</h3>
      <ul>
        {saved.obstacles.map(({ code, message, about }) => {
          const known = OBSTACLES.find((one) => one === code)
          return <li key={code}>{known ? t(`obstacle.${known}`, { about: isolated(about) }) : message}</li>
        })}
      </ul>
      {episode.archive !== 'talk_only' && <CutMusic episode={episode} onChange={change} />}
      {unsaved.length > 0 && <p>{t('out.saveFirst')}</p>}
    </div>
  )
}

function PublishButtons({ edited, onPublish }: { edited: EditedEpisode; onPublish: (publishAt: string | null) => Promise<boolean> }) {
  const t = useArchiveTexts()
  const { timeZone } = useI18n()
  const now = useStationTime(60_000)
  const [wall, setWall] = useState(() => formatWall(Math.ceil((wallOf(now, timeZone) + 3_600_000) / 3_600_000) * 3_600_000))
  const hasUnsaved = edited.unsaved.length > 0
  const publish = async (at: string | null) => {
    if (await edited.save()) await onPublish(at)
  }
  const atDate = () => {
    const wallMs = parseWall(wall)
    if (wallMs !== null) void publish(new Date(instantOf(wallMs, timeZone)).toISOString())
  }
  const { busy } = edited.asking
  return (
    <>
      <Button kind="main" disabled={busy} onClick={() => void publish(null)}>{hasUnsaved ? t('out.saveAndNow') : t('out.now')}</Button>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('out.date')}</span>
          <input type="datetime-local" value={wall} onChange={({ target }) => setWall(target.value)} />
        </label>
        <Button disabled={busy || parseWall(wall) === null} onClick={atDate}>{edited.saved.state === 'scheduled' ? t('out.otherDate') : t('out.atDate')}</Button>
      </div>
    </>
  )
}

function Discard({ edited }: { edited: EditedEpisode }) {
  const t = useArchiveTexts()
  const [, go] = useLocation()
  const [isSure, setSure] = useState(false)
  const discard = async () => {
    const gone = await edited.asking.ask(async () => {
      await request('DELETE', `/api/v1/desk/episodes/${edited.saved.id}`)
      return true
    })
    if (!gone) return
    edited.forget()
    go(HERE)
  }
  if (!isSure) return <Button onClick={() => setSure(true)}>{t('out.discard')}</Button>
  return (
    <div className={css['card']}>
      <p>{t('out.discardHelp')}</p>
      <Button kind="danger" disabled={edited.asking.busy} onClick={() => void discard()}>{t('out.discardSure')}</Button>
      <Button onClick={() => setSure(false)}>{t('out.keep')}</Button>
    </div>
  )
}
