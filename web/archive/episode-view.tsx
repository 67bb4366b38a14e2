// An episode as its page shows it, published or as a preview.

import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { directionOf, languageName } from '../../schedules/language-names.ts'
import type { EpisodePage } from '../../server/archive/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import { LanguageChips } from '../programme/language-chips.tsx'
import { Frieze } from '../programme/show-tile.tsx'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import { ShareButton } from '../share/share-button.tsx'
import page from '../ui/page-of-one.module.css'
import part from '../ui/page-part.module.css'
import { toneOf } from '../ui/tones.ts'
import { Words } from '../ui/words.tsx'
import { EpisodeItem } from './episode-item.tsx'
import css from './episode-view.module.css'
import type { FileKind } from './file-choice.ts'
import { licenceOf } from './licence.ts'
import { pageOf } from './page-of.ts'
import { ListenCard } from './listen-card.tsx'
import { Chapters, LanguageRanges, Part, Tracks } from './parts.tsx'
import { useArchiveTexts, type ArchiveTexts, type ArchiveTranslate } from './texts.ts'
import { Transcript } from './transcript.tsx'
import { useListening } from './use-listening.ts'

/** For what is kept for later: it plays with this same file, which then is on the device too. */
export { playableFiles, rememberedFile } from './file-choice.ts'
export { useEpisodePlayer } from './use-episode-player.ts'

// Where it cannot be loaded the episode can still be heard.
const KeepOnPage = lazy(() => import('../offline/keep-on-page.tsx').catch(() => ({ default: () => null })))

export function EpisodeView({ episode, isPreview = false }: { episode: EpisodePage; isPreview?: boolean }) {
  const t = useArchiveTexts()
  const listening = useListening(episode)
  return (
    <PublicFrame tone={toneOf(episode.show.slug)} top={<EpisodeTop episode={episode} isPreview={isPreview} />}>
      {isPreview && <p className={css.note}>{t('preview.note')}</p>}
      <ListenCard episode={episode} listening={listening} />
      {!isPreview && <Keep episode={episode} file={listening.file} />}
      <div className={`${page.columns} ${css.columns}`}>
        <div className={page.column}>
          <Notes episode={episode} />
          <Chapters episode={episode} listening={listening} />
          <LanguageRanges episode={episode} listening={listening} />
          <Tracks episode={episode} listening={listening} />
          <Transcript episode={episode} listening={listening} />
        </div>
        <div className={page.column}>
          <Downloads episode={episode} />
          <Credits episode={episode} />
          <Rights episode={episode} />
        </div>
      </div>
      {episode.more.length > 0 && (
        <Part id="more" title={t('episode.more')}>
          <ul className={part.list}>
            {episode.more.map((one) => (
              <EpisodeItem key={one.id} episode={one} level={3} />
            ))}
          </ul>
        </Part>
      )}
    </PublicFrame>
  )
}

/** Room for it is there from the beginning, so that nothing moves when its code comes. */
function Keep({ episode, file }: { episode: EpisodePage; file: FileKind }) {
  const isAwake = useIsAwake()
  return (
    <div className={css.keep}>
      {isAwake && (
        <Suspense fallback={null}>
          <KeepOnPage episode={episode} file={file} />
        </Suspense>
      )}
    </div>
  )
}

function EpisodeTop({ episode, isPreview }: { episode: EpisodePage; isPreview: boolean }) {
  const { t: site, format } = useI18n()
  const t = useArchiveTexts()
  const { show, title, latinTitle, languages, airedAt, publishedAt, durationMs, number, explicit, coverUrl } = episode
  const date = (at: string) => format.dates(new Date(at), new Date(at))
  const facts = [
    airedAt ? t('episode.aired', { date: date(airedAt) }) : publishedAt && t('episode.published', { date: date(publishedAt) }),
    durationMs === null ? null : format.duration(durationMs),
    number === null ? null : t('episode.number', { number: String(number) }),
    explicit ? t('episode.explicit') : null,
  ]
  return (
    <div className={page.top}>
      <div className={page.names}>
        <p className={css.show}>
          <Link href={`/shows/${show.address}`} className={part.link}>
            <Words>{show.title}</Words>
          </Link>
        </p>
        <Heading>
          <Words lang={languages[0]}>{title}</Words>
        </Heading>
        {latinTitle && (
          <p className={page.latin} lang={`${languages[0]}-Latn`}>
            <bdi>{latinTitle}</bdi>
          </p>
        )}
        <p suppressHydrationWarning>{facts.filter(Boolean).join(' · ')}</p>
        <LanguageChips tags={languages} />
        {!isPreview && <ShareButton label={site('share.page')} path={pageOf(episode)} title={`${title} · ${show.title}`} />}
      </div>
      {coverUrl ? <img src={coverUrl} alt="" width={256} height={256} decoding="async" className={page.cover} /> : <Frieze slug={show.slug} className={page.frieze} />}
    </div>
  )
}

/** The reader's own language first, when there are notes in it. The station has made the HTML and let nothing in that runs. */
function Notes({ episode: { notesHtml } }: { episode: EpisodePage }) {
  const { language } = useI18n()
  const t = useArchiveTexts()
  if (notesHtml.length === 0) return null
  const ordered = [...notesHtml.filter((one) => one.language === language), ...notesHtml.filter((one) => one.language !== language)]
  return (
    <Part id="notes" title={t('episode.notes')}>
      {ordered.map(({ language: tag, html }) => (
        <div key={tag} className={css.notes}>
          {ordered.length > 1 && (
            <p className={page.tag} suppressHydrationWarning>
              {languageName(tag, language)}
            </p>
          )}
          <div lang={tag} dir={directionOf(tag)} className={css.text} dangerouslySetInnerHTML={{ __html: html }} />
        </div>
      ))}
    </Part>
  )
}

function Downloads({ episode: { files } }: { episode: EpisodePage }) {
  const { format } = useI18n()
  const t = useArchiveTexts()
  if (!files.mp3 && !files.opus) return null
  return (
    <Part id="downloads" title={t('episode.downloads')}>
      <ul className={css.ways}>
        {(['mp3', 'opus'] as const).map((kind) => {
          const file = files[kind]
          return (
            file && (
              <li key={kind}>
                <a href={`${file.url}${file.url.includes('?') ? '&' : '?'}download=1`} download className={part.link}>
                  {t('episode.download', { kind: t(`episode.${kind}`), size: format.megabytes(file.bytes / 1_000_000) })}
                </a>
              </li>
            )
          )
        })}
      </ul>
    </Part>
  )
}

function Credits({ episode: { credits } }: { episode: EpisodePage }) {
  const t = useArchiveTexts()
  if (credits.length === 0) return null
  return (
    <Part id="credits" title={t('episode.credits')}>
      <ul className={css.ways}>
        {credits.map(({ name, hostSlug, role }, index) => (
          <li key={index} className={css.credit}>
            {hostSlug ? (
              <Link href={`/hosts/${hostSlug}`} className={part.link}>
                <bdi>{name}</bdi>
              </Link>
            ) : (
              <bdi>{name}</bdi>
            )}
            <span className={css.role}>{roleIn(role, t)}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

type RoleKey = Extract<keyof ArchiveTexts, `role.${string}`>

/** Editors may write any; `t` gives an unknown key back, then their own word stands. */
function roleIn(role: string, t: ArchiveTranslate): string {
  const key = `role.${role.toLowerCase()}` as RoleKey // may be none, see above
  const word = t(key)
  return word === key ? role : word
}

function Rights({ episode: { license } }: { episode: EpisodePage }) {
  const t = useArchiveTexts()
  const licence = license === null ? null : licenceOf(license)
  return (
    <Part id="rights" title={t('episode.rights')}>
      {licence?.url ? (
        <p>
          <a href={licence.url} rel="license noopener" className={part.link}>
            {t('episode.licence', { name: licence.name })}
          </a>
        </p>
      ) : (
        <p>{licence ? t('episode.licence', { name: licence.name }) : t('episode.allRights')}</p>
      )}
    </Part>
  )
}
