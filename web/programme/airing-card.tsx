// One airing in the week: a small poster in its show's colours while it is still to come, plain when it is over.

import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'
import { languageName } from '../../schedules/language-names.ts'
import { useI18n } from '../i18n/i18n.tsx'
import item from '../ui/list-item.module.css'
import { toneOf } from '../ui/tones.ts'
import css from './airing-card.module.css'
import { AiringChange } from './airing-change.tsx'
import { flagOf } from './airing-flag.ts'
import { ShowLink } from './show-link.tsx'
import { ShowTime } from './show-time.tsx'

export function AiringCard({ airing, time }: { airing: OccurrenceAnswer; time: number }) {
  const { t, format, language } = useI18n()
  const { show, hosts, cancelled } = airing
  const isOver = Date.parse(airing.endsAt) <= time
  const isOn = !cancelled && !isOver && Date.parse(airing.startsAt) <= time
  const flag = flagOf(airing)
  return (
    <li className={`${css.card} ${isOver || cancelled ? css.plain : toneOf(show.slug)}`} aria-current={isOn ? 'time' : undefined} data-cancelled={cancelled ? '' : undefined}>
      <p className={css.time}>
        <ShowTime at={new Date(airing.startsAt)} />
        {isOn && <span className={css.flag}>{t('programme.now')}</span>}
        {flag && <span className={css.flag}>{t(flag)}</span>}
      </p>
      <h3 className={css.title}>
        <ShowLink airing={airing} className={item.link} />
      </h3>
      {show.latinTitle && (
        <p className={css.small} lang={`${show.languages[0]}-Latn`}>
          <bdi>{show.latinTitle}</bdi>
        </p>
      )}
      <AiringChange airing={airing} className={css.small} />
      <p className={css.small}>
        {hosts.map(({ name }) => (
          <span key={name} className={css.host}>
            <bdi>{name}</bdi>
          </span>
        ))}
        <span suppressHydrationWarning>{format.list(show.languages.map((tag) => languageName(tag, language)))}</span>
      </p>
    </li>
  )
}
