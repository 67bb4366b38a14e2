// What the archive is working on and what it was: how far it is, why it failed, and the buttons to stop it or try again.

import { Link } from 'wouter'
import type { WireJob } from '../../../server/archive/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import page from './archive.module.css'
import { HERE } from './here.ts'
import { useArchiveTexts } from './texts.ts'
import { useAsking } from './use-asking.ts'
import { isUnfinished, useJobs } from './use-jobs.ts'

const KINDS = ['draft', 'process', 'import', 'upload'] as const

export function JobsList() {
  const t = useArchiveTexts()
  const { jobs, again } = useJobs()
  return (
    <>
      <p><Link href={HERE}>{t('list.back')}</Link></p>
      <h1>{t('jobs.title')}</h1>
      <p className={css['soft']}>{t('jobs.help')}</p>
      {jobs === null && <PageLoading />}
      {jobs?.length === 0 && <p>{t('jobs.none')}</p>}
      <ul className={css['list']}>{inOrder(jobs ?? []).map((job) => <li key={job.id}><JobCard job={job} onChanged={again} /></li>)}</ul>
    </>
  )
}

/** What failed first, then what is being done, then what is over. */
function inOrder(jobs: readonly WireJob[]): WireJob[] {
  const rank = (job: WireJob) => (job.state === 'failed' ? 0 : isUnfinished(job) ? 1 : 2)
  return jobs.toSorted((one, other) => rank(one) - rank(other))
}

function JobCard({ job, onChanged }: { job: WireJob; onChanged: () => void }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  const { id, title, kind, subject, state, error, createdAt } = job
  const known = KINDS.find((one) => one === kind)
  const episodeId = /^episode\/([0-9a-f-]{36})$/.exec(subject)?.[1]
  const created = new Date(createdAt)
  return (
    <article className={css['card']} aria-labelledby={`job-${id}`}>
      <h2 id={`job-${id}`}>{episodeId ? <Link href={`${HERE}/${episodeId}`}><bdi dir="auto">{title}</bdi></Link> : <bdi dir="auto">{title}</bdi>}</h2>
      <p className={css['row']}>
        <span>{known ? t(`kind.${known}`) : kind}</span>
        <span className={css['tag']}>{t(`jobState.${state}`)}</span>
        <span className={css['soft']}>{`${format.day(created)}, ${format.time(created)}`}</span>
      </p>
      <JobProgress job={job} />
      {error !== null && state !== 'done' && <p className={css['problem']}>{error}</p>}
      <JobButtons job={job} onChanged={onChanged} />
    </article>
  )
}

/** How far it is, while it runs. */
export function JobProgress({ job: { state, progress, title } }: { job: WireJob }) {
  const t = useArchiveTexts()
  if (state !== 'running') return null
  return (
    <p className={page['progress']}>
      <progress max={1} value={progress} aria-label={t('jobs.progress', { title })} />
      <span>{t('jobs.percent', { percent: Math.round(progress * 100) })}</span>
    </p>
  )
}

export function JobButtons({ job, onChanged }: { job: WireJob; onChanged: () => void }) {
  const t = useArchiveTexts()
  const { busy, problem, ask } = useAsking()
  const { id, title, state } = job
  const send = async (deed: 'cancel' | 'retry') => {
    if (await ask(() => request<WireJob>('POST', `/api/v1/desk/jobs/${id}/${deed}`))) onChanged()
  }
  return (
    <>
      {problem !== null && <p role="alert" className={css['problem']}>{problem}</p>}
      {isUnfinished(job) && <Button disabled={busy} aria-label={t('jobs.stopWhat', { title })} onClick={() => void send('cancel')}>{t('jobs.stop')}</Button>}
      {(state === 'failed' || state === 'cancelled') && <Button kind="main" disabled={busy} aria-label={t('jobs.retryWhat', { title })} onClick={() => void send('retry')}>{t('jobs.retry')}</Button>}
    </>
  )
}
