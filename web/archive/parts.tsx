// What an episode's page lists by time: chapters, which language when, music. Each leads to its moment.

import type { ReactNode } from 'react'
import { languageName } from '../../schedules/language-names.ts'
import type { EpisodePage } from '../../server/archive/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import part from '../ui/page-part.module.css'
import { Words } from '../ui/words.tsx'
import css from './episode-view.module.css'
import { clockOf, hashOf, partAt } from './moment.ts'
import { useArchiveTexts } from './texts.ts'
import type { Listening } from './use-listening.ts'

interface PartsProps {
  readonly episode: EpisodePage
  readonly listening: Listening
}

export function Chapters({ episode, listening }: PartsProps) {
  const t = useArchiveTexts()
  const { chapters, languages } = episode
  if (chapters.length === 0) return null
  const present = listening.view.isOn || listening.view.at > 0 ? partAt(chapters, listening.view.at) : null
  return (
    <Part id="chapters" title={t('episode.chapters')}>
      <ol className={css.moments}>
        {chapters.map((chapter, index) => (
          <li key={index} className={css.moment} aria-current={chapter === present ? 'true' : undefined}>
            <Moment startMs={chapter.startMs} episode={episode} listening={listening}>
              <Words lang={languages[0]}>{chapter.title}</Words>
            </Moment>
            {chapter.url && (
              <a href={chapter.url} rel="noopener" className={css.out} aria-label={t('episode.link', { title: chapter.title })}>
                <span aria-hidden="true">↗</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </Part>
  )
}

export function LanguageRanges({ episode, listening }: PartsProps) {
  const t = useArchiveTexts()
  const { language } = useI18n()
  if (episode.languageRanges.length === 0) return null
  return (
    <Part id="ranges" title={t('episode.ranges')}>
      <ol className={css.moments}>
        {episode.languageRanges.map(({ startMs, language: tag }, index) => (
          <li key={index} className={css.moment}>
            <Moment startMs={startMs} episode={episode} listening={listening}>
              <span suppressHydrationWarning>{languageName(tag, language)}</span>
            </Moment>
          </li>
        ))}
      </ol>
    </Part>
  )
}

export function Tracks({ episode, listening }: PartsProps) {
  const t = useArchiveTexts()
  if (episode.tracks.length === 0) return null
  return (
    <Part id="tracks" title={t('episode.tracks')}>
      <ol className={css.moments}>
        {episode.tracks.map(({ startMs, artist, title }, index) => {
          const words = <Words>{artist === '' ? title : `${artist} – ${title}`}</Words>
          return (
            <li key={index} className={css.moment}>
              {startMs === null ? (
                <span className={css.still}>{words}</span>
              ) : (
                <Moment startMs={startMs} episode={episode} listening={listening}>
                  {words}
                </Moment>
              )}
            </li>
          )
        })}
      </ol>
    </Part>
  )
}

export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={part.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Plays from there; without script a link to that place in the file. */
function Moment({ startMs, episode, listening, children }: PartsProps & { startMs: number; children: ReactNode }) {
  const isAwake = useIsAwake()
  const at = startMs / 1000
  const file = episode.files.mp3?.url ?? ''
  return (
    <a
      href={isAwake ? hashOf(at) : `${file}${hashOf(at)}`}
      className={css.at}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        listening.play(at)
      }}
    >
      <span className={css.clock} dir="ltr">
        {clockOf(at)}
      </span>{' '}
      {children}
    </a>
  )
}
