// Says on every page that there is no network, that there is one again, or that what is shown was put away earlier. In the page from
// the beginning, so that a copy says it before any script runs, and screen readers hear what changes.

import { Link, useLocation } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { useDrawing } from '../station-clock.tsx'
import { useNetwork } from './network.ts'
import css from './network-notice.module.css'

export function NetworkNotice() {
  const { t, format } = useI18n()
  const { state, hasAnswered, copyAt } = useNetwork()
  const { drawnAt, isCopy } = useDrawing()
  const [path] = useLocation()
  const from = new Date(copyAt ?? drawnAt)
  // What these two pages show is on the device, whenever they were drawn.
  const isTimeless = path === '/offline' || path === '/downloads'
  // By the style alone until the script runs.
  const shown = isTimeless || (isCopy && hasAnswered) ? 'never' : copyAt !== null ? 'always' : undefined
  return (
    <div role="status" className={css.notice} data-network={state} data-copy={shown} data-nosnippet>
      <p className={css.said}>{state === 'lost' ? t('network.lost') : state === 'back' ? t('network.back') : ''}</p>
      {/* Old phones write dates in other words than the server; then the server's stay. */}
      <p className={css.copy} suppressHydrationWarning>
        {t('network.copy', { date: format.date(from), time: format.time(from) })}
      </p>
      <p className={css.way}>
        <Link href="/downloads" className={css.link}>
          {t('site.downloads')}
        </Link>
      </p>
    </div>
  )
}
