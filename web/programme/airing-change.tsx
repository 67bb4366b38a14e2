// Why an airing is not as usual: the reason it is cancelled for, the time it was moved from, the show it stands in for.

import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useProgrammeTexts } from './texts.ts'
import { isolated } from '../ui/words.tsx'

export function AiringChange({ airing: { startsAt, endsAt, cancelled, change }, className }: { airing: OccurrenceAnswer; className?: string | undefined }) {
  const { format } = useI18n()
  const t = useProgrammeTexts()
  if (cancelled) return <CancelReason reason={cancelled.reason} className={className} />
  if (change?.kind === 'moved') {
    const from = new Date(change.plannedStartsAt)
    const isSameDay = format.day(from) === format.day(new Date(startsAt))
    return <p className={className}>{t('airing.movedFrom', { time: isSameDay ? format.time(from) : `${format.day(from)}, ${format.time(from)}` })}</p>
  }
  if (change?.kind === 'extended') return <p className={className}>{t('airing.until', { time: format.time(new Date(endsAt)) })}</p>
  if (change?.kind === 'replaced') return <p className={className}>{t('airing.insteadOf', { title: isolated(change.title) })}</p>
  return null
}

/** In the reader's language when it was written in it, else in another one, marked as such. */
function CancelReason({ reason, className }: { reason: Readonly<Record<string, string>>; className?: string | undefined }) {
  const { language } = useI18n()
  const tag = [language, 'en', 'pl', ...Object.keys(reason)].find((one) => reason[one])
  if (!tag) return null
  return (
    <p className={className} lang={tag === language ? undefined : tag} dir={tag === language ? undefined : 'auto'}>
      {reason[tag]}
    </p>
  )
}
