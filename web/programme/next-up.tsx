// What comes next, and in how long.

import type { NowPlaying } from '../../server/broadcast/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationTime } from '../station-clock.tsx'
import { toneOf } from '../ui/tones.ts'
import { Words } from '../ui/words.tsx'
import { LanguageNames } from './language-names.tsx'
import css from './next-up.module.css'
import { Frieze } from './show-tile.tsx'
import { ShowTime } from './show-time.tsx'

export function NextUp({ next }: { next: NowPlaying['next'] }) {
  const { t, format } = useI18n()
  const time = useStationTime()
  if (!next) return null
  const startsAt = new Date(next.startsAt)
  const waitMs = startsAt.getTime() - time
  return (
    <section className={`${css.next} ${toneOf(next.show.slug)}`} aria-labelledby="next">
      <div className={css.words}>
      <h2 id="next" className={css.label}>
        {t('next.title')}
        <span className={css.countdown} role="timer" aria-live="off">
          {waitMs > 0 ? t('next.in', { duration: format.duration(waitMs) }) : t('next.soon')}
        </span>
      </h2>
      <p className={css.title}>
        <Words lang={next.show.languages[0]}>{next.show.title}</Words>
      </p>
      <p>
        <ShowTime at={startsAt} withDay />
        {next.hosts.length > 0 && ' · '}
        {next.hosts.map(({ name }, index) => (
          <span key={name}>
            {index > 0 && ', '}
            <Words>{name}</Words>
          </span>
        ))}
      </p>
      <LanguageNames tags={next.show.languages} />
      </div>
      <Frieze slug={next.show.slug} className={css.frieze} />
    </section>
  )
}
