// Who changed what: the newest first, older ones page by page.

import { useState } from 'react'
import type { AuditEntryOnWire, AuditPage } from '../../../server/people/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import { Button } from '../../ui/button.tsx'
import { useDeskTexts } from '../texts.ts'

export default function AuditRoom() {
  const t = useDeskTexts()
  const [before, setBefore] = useState<readonly (number | null)[]>([null])
  return (
    <>
      <h1>{t('room.audit')}</h1>
      {before.map((id, at) => <Page key={id ?? 'newest'} before={id} onMore={at === before.length - 1 ? (next) => setBefore([...before, next]) : null} />)}
    </>
  )
}

function Page({ before, onMore }: { before: number | null; onMore: ((next: number) => void) | null }) {
  const t = useDeskTexts()
  const asked = useAnswer<AuditPage>(`/api/v1/audit${before === null ? '' : `?before=${before}`}`)
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <p role="alert">{t('desk.noStation')}</p>
  const { entries, next } = asked.answer
  return (
    <>
      {entries.length === 0 && <p>{t('desk.empty')}</p>}
      <ul>{entries.map((entry) => <li key={entry.id}><Entry entry={entry} /></li>)}</ul>
      {next !== null && onMore && <Button onClick={() => onMore(next)}>{t('desk.more')}</Button>}
    </>
  )
}

function Entry({ entry: { at, person, action, subject } }: { entry: AuditEntryOnWire }) {
  const { format } = useI18n()
  const moment = new Date(at)
  return (
    <p>
      <time dateTime={at}>{format.day(moment)}, {format.time(moment)}</time> <bdi>{person?.name ?? '–'}</bdi> <bdi dir="ltr">{action} {subject}</bdi>
    </p>
  )
}
