// The host's line: connected or not, how much waits, what was lost.

import { useI18n } from '../i18n/i18n.tsx'
import type { UplinkView } from './uplink-view.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

/** Chunks and acknowledgements come several times a second, so less than this is no delay. */
const NO_DELAY_MS = 2000

export function LineCard({ view, awake }: { view: UplinkView; awake: boolean }) {
  const t = useStudioTexts()
  const { format } = useI18n()
  const waits = view.waitingMs > NO_DELAY_MS
  return (
    <section className={css['card']} data-link={view.link.kind}>
      <h2>{t('line.title')}</h2>
      <p role="status">{view.link.kind !== 'connected' ? t('line.connecting') : waits ? null : t('line.good')}</p>
      {waits && <p>{t('line.waiting', { time: format.duration(view.waitingMs) })}</p>}
      {view.drops > 0 && <p className={css['soft']}>{t('line.drops', { count: view.drops })}</p>}
      {view.lostMs > 0 && <p>{t('line.lost', { time: format.duration(view.lostMs) })}</p>}
      {!awake && <p className={css['soft']}>{t('awake.no')}</p>}
    </section>
  )
}
