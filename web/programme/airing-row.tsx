// One airing in the day's list.

import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'
import type { CoverAnswer } from '../../server/shows/covers/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { languageName } from '../../schedules/language-names.ts'
import item from '../ui/list-item.module.css'
import { toneOf } from '../ui/tones.ts'
import { Words } from '../ui/words.tsx'
import { ShowCover } from './show-cover.tsx'
import { ShowLink } from './show-link.tsx'
import { flagOf } from './airing-flag.ts'
import css from './airing-row.module.css'
import { ShowTile } from './show-tile.tsx'
import { ShowTime } from './show-time.tsx'

/** `isOn`: this is what is on air by plan. */
export function AiringRow({ airing, cover, isOn }: { airing: OccurrenceAnswer; cover: CoverAnswer | undefined; isOn: boolean }) {
  const { t, format, language } = useI18n()
  const { show, hosts, cancelled } = airing
  const reason = cancelled?.reason[language] ?? cancelled?.reason['en'] ?? cancelled?.reason['pl']
  const flag = flagOf(airing)
  return (
    <li className={`${css.row} ${isOn ? toneOf(show.slug) : ''}`} aria-current={isOn ? 'time' : undefined} data-cancelled={cancelled ? '' : undefined}>
      <p className={css.time}>
        <ShowTime at={new Date(airing.startsAt)} />
      </p>
      {cover ? <ShowCover cover={cover} sizes="3.5rem" decorative className={item.cover} /> : <ShowTile slug={show.slug} />}
      <div className={css.words}>
        <h3 className={css.title}>
          <ShowLink airing={airing} className={item.link} />
          {isOn && <span className={css.flag}>{t('programme.now')}</span>}
          {flag && <span className={css.flag}>{t(flag)}</span>}
        </h3>
        {show.latinTitle && (
          <p className={css.latin} lang={`${show.languages[0]}-Latn`}>
            <bdi>{show.latinTitle}</bdi>
          </p>
        )}
        {reason && <p>{reason}</p>}
        <p className={css.about}>
          {hosts.map(({ name }) => (
            <span key={name} className={css.host}>
              <Words>{name}</Words>
            </span>
          ))}
          <span className={css.languages} suppressHydrationWarning>
            {format.list(show.languages.map((tag) => languageName(tag, language)))}
          </span>
        </p>
      </div>
    </li>
  )
}
