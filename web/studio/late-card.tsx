// The end of a show that comes after it: how far it is.

import type { SendingView } from '../desk/upload/sending.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { isolated } from '../ui/words.tsx'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

export function LateCard({ late: { state, sentBytes, bytes } }: { late: SendingView }) {
  const t = useStudioTexts()
  const { format } = useI18n()
  if (state.kind === 'refused') return <p role="alert" className={css['trouble']} data-late="refused">{t('late.refused', { reason: isolated(state.message) })}</p>
  if (state.kind === 'sent') return <p role="status" className={css['over']} data-late="sent">{t('late.sent')}</p>
  return (
    <div className={css['trouble']} data-late="sending">
      <p role="status">{t('late.sending')}</p>
      <p>{t('late.figures', { sent: format.megabytes(sentBytes / 1e6), all: format.megabytes(bytes / 1e6) })}</p>
    </div>
  )
}
