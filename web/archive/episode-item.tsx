// One episode in a list: of which show, when, how long, in which languages. Knows no texts of the archive's: the first page has it too.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { languageName } from '../../schedules/language-names.ts'
import type { EpisodeSummary } from '../../server/archive/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { ShowTile } from '../programme/show-tile.tsx'
import css from '../ui/list-item.module.css'
import { ListItem } from '../ui/list-item.tsx'
import part from '../ui/page-part.module.css'
import { Words } from '../ui/words.tsx'
import { pageOf } from './page-of.ts'

interface EpisodeItemProps {
  readonly episode: EpisodeSummary
  readonly level: 2 | 3
  /** In a list of one show its name is not said again. */
  readonly withShow?: boolean
  /** A moment in it that was looked for: what it is called, and where it is. */
  readonly moment?: { readonly words: string; readonly href: string } | null
  /** What can be done with it here. */
  readonly children?: ReactNode
}

export function EpisodeItem({ episode, level, withShow = false, moment = null, children }: EpisodeItemProps) {
  const { format, language } = useI18n()
  const { show, title, latinTitle, languages, coverUrl, durationMs } = episode
  const at = episode.airedAt ?? episode.publishedAt
  const date = at && new Date(at)
  return (
    <ListItem
      picture={coverUrl ? <img src={coverUrl} alt="" loading="lazy" decoding="async" width={56} height={56} className={css.cover} /> : <ShowTile slug={show.slug} />}
      href={pageOf(episode)}
      title={title}
      latinTitle={latinTitle}
      language={languages[0]}
      level={level}
    >
      {withShow && (
        <p>
          <Words>{show.title}</Words>
        </p>
      )}
      {/* Old phones write dates and languages in other words than the server; then the server's stay. */}
      <p className={css.about} suppressHydrationWarning>
        {[date && format.dates(date, date), durationMs === null ? null : format.duration(durationMs), format.list(languages.map((tag) => languageName(tag, language)))].filter(Boolean).join(' · ')}
      </p>
      {moment && (
        <p>
          <Link href={moment.href} className={part.link}>
            <bdi>{moment.words}</bdi>
          </Link>
        </p>
      )}
      {children}
    </ListItem>
  )
}
