// Who changed what: a sentence each, the newest first, older ones page by page, with what was before and after folded away.

import { useState } from 'react'
import type { AuditEntryOnWire, AuditPage } from '../../../server/people/schema.ts'
import { withQuery } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import page from './audit.module.css'
import { sentenceOf } from './sentence.ts'
import { useAuditRoomTexts } from './texts.ts'

const FAMILIES = ['person', 'programme', 'idea', 'invitation', 'key', 'token', 'show', 'air', 'air_log', 'live_session', 'special', 'episode', 'recording', 'job', 'chat', 'voice'] as const
type Family = (typeof FAMILIES)[number]

export default function AuditRoom() {
  const t = useAuditRoomTexts()
  const desk = useDeskTexts()
  const [family, setFamily] = useState<Family | null>(null)
  return (
    <>
      <h1>{desk('room.audit')}</h1>
      <p>{t('audit.help')}</p>
      <label className={css['field']}>
        <span>{t('audit.what')}</span>
        <select value={family ?? ''} onChange={({ target }) => setFamily(FAMILIES.find((one) => one === target.value) ?? null)}>
          <option value="">{t('audit.all')}</option>
          {FAMILIES.map((one) => <option key={one} value={one}>{t(`family.${one}`)}</option>)}
        </select>
      </label>
      <Pages key={family ?? ''} family={family} />
    </>
  )
}

function Pages({ family }: { family: Family | null }) {
  const [before, setBefore] = useState<readonly (number | null)[]>([null])
  return before.map((id, at) => <Page key={id ?? 'newest'} family={family} before={id} onMore={at === before.length - 1 ? (next) => setBefore([...before, next]) : null} />)
}

function Page({ family, before, onMore }: { family: Family | null; before: number | null; onMore: ((next: number) => void) | null }) {
  const desk = useDeskTexts()
  const asked = useAnswer<AuditPage>(withQuery('/api/v1/audit', { ...(family ? { action: family } : {}), ...(before === null ? {} : { before: String(before) }) }))
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const { entries, next } = asked.answer
  if (entries.length === 0) return <p>{desk('desk.empty')}</p>
  return (
    <>
      <ol className={page['entries']}>{entries.map((entry) => <Entry key={entry.id} entry={entry} />)}</ol>
      {next !== null && onMore && <Button onClick={() => onMore(next)}>{desk('desk.more')}</Button>}
    </>
  )
}

function Entry({ entry }: { entry: AuditEntryOnWire }) {
  const t = useAuditRoomTexts()
  const desk = useDeskTexts()
  const { format } = useI18n()
  const at = new Date(entry.at)
  const hasDetails = Object.keys(entry.details).length > 0
  return (
    <li className={page['entry']}>
      <time className={css['soft']} dateTime={entry.at}>{format.list([format.day(at), format.time(at)])}</time>
      <p><bdi dir="auto">{sentenceOf(entry, t, desk)}</bdi></p>
      {hasDetails && (
        <details>
          <summary className={page['more']}>{t('audit.details')}</summary>
          <pre className={page['details']} dir="ltr" tabIndex={0}>{JSON.stringify(entry.details, null, 2)}</pre>
        </details>
      )}
    </li>
  )
}
