// The first thing anybody sees: what is on air, and play.

import { Suspense } from 'react'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { PlayButton } from '../player/play-button.tsx'
import { usePlayer } from '../player/player-context.tsx'
import { PlayerSettings } from '../player/player-settings.tsx'
import { PlayerStatus } from '../player/player-status.tsx'
import { useTools } from '../player/tools.ts'
import { LanguageNames } from '../programme/language-names.tsx'
import { isolated, Words } from '../ui/words.tsx'
import css from './on-air.module.css'
import { useHeard } from './use-heard.ts'

/** Stands on the page's colour field. `now` is null when the station could not say what is on; it can be heard all the same. */
export function OnAir({ now, latinTitle, stationName }: { now: NowPlaying | null; latinTitle: string | null; stationName: string }) {
  const { t, format } = useI18n()
  const onAir = useHeard()
  const { earlier } = usePlayer()
  const Tools = useTools()?.OnPage
  const show = onAir?.show ?? null
  const hosts = onAir?.hosts ?? []
  return (
    <section className={css.field} aria-labelledby="on-air">
      <div className={css.what}>
        <p className={css.badge}>
          {onAir?.live && <span className={css.dot} aria-hidden="true" />}
          {earlier ? t('onAir.earlier') : onAir?.live ? t('onAir.live') : t('onAir.now')}
          {onAir?.endsAt && show && <span className={css.until}>{t('onAir.until', { time: format.time(new Date(onAir.endsAt)) })}</span>}
        </p>
        <h1 id="on-air" className={css.title} data-long={(show?.title.length ?? 0) > 22 ? '' : undefined}>
          {show ? <Words lang={show.languages[0]}>{show.title}</Words> : stationName}
        </h1>
        {show && latinTitle && (
          <p className={css.latin} lang={`${show.languages[0]}-Latn`} dir="auto">
            {latinTitle}
          </p>
        )}
        {show && hosts.length > 0 && <p className={css.hosts}>{t('onAir.with', { names: format.list(hosts.map(({ name }) => isolated(name))) })}</p>}
        {show ? <LanguageNames tags={show.languages} /> : <p className={css.hosts}>{onAir ? t('onAir.between') : t('onAir.unknown')}</p>}
        {onAir && isBridged(onAir.reasonCode) && <p className={css.note}>{t('onAir.bridged')}</p>}
        {onAir?.title && (
          <p className={css.track}>
            <span aria-hidden="true">♪ </span>
            {t('onAir.track', { title: isolated(onAir.title) })}
          </p>
        )}
      </div>
      <div className={css.listen}>
        <PlayButton />
        <PlayerStatus className={css.status} />
      </div>
      <div className={css.settings}>
        {Tools && <Suspense fallback={null}><Tools /></Suspense>}
        <PlayerSettings />
        {now && <p className={css.listeners}>{t('onAir.listeners', { count: now.listeners })}</p>}
      </div>
    </section>
  )
}

/** The host's line is away and something covers it, by the reasons that server/broadcast/decision.ts gives. */
function isBridged(reasonCode: string): boolean {
  return ['line_gone', 'line_stalled', 'line_silent'].includes(reasonCode)
}
