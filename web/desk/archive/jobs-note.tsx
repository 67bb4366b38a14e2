// Above the episodes: that the archive is at work, and what failed and waits for somebody to look at it.

import { Link } from 'wouter'
import css from '../desk.module.css'
import { HERE } from './here.ts'
import { useArchiveTexts } from './texts.ts'
import { isUnfinished, useJobs } from './use-jobs.ts'

export function JobsNote() {
  const t = useArchiveTexts()
  const { jobs } = useJobs()
  const running = jobs?.filter(isUnfinished).length ?? 0
  const failed = jobs?.filter(({ state }) => state === 'failed').length ?? 0
  return (
    <p className={css['row']}>
      <Link href={`${HERE}/jobs`}>{t('jobs.title')}</Link>
      <span role="status">{running > 0 ? t('jobs.running', { count: running }) : ''}</span>
      {failed > 0 && <span className={css['problem']}>{t('jobs.failed', { count: failed })}</span>}
    </p>
  )
}
