// One show: what it is called and about, who makes it in which languages, when it airs, and what may be heard later.

import { useEffect } from 'react'
import { Link, useParams } from 'wouter'
import { directionOf, languageName } from '../../schedules/language-names.ts'
import type { ArchivePage } from '../../server/archive/search/schema.ts'
import type { ShowPage as ShowAnswer } from '../../server/shows/schema.ts'
import { isNothing, usePublicAnswer } from '../api/public-answers.tsx'
import { FeedLinks } from '../archive/feed-links.tsx'
import { ListenAgain, newestOf } from '../archive/listen-again.tsx'
import { ARCHIVE_TEXTS, useArchiveTexts } from '../archive/texts.ts'
import { useStation } from '../api/station-feed-context.tsx'
import { ChatDoor } from '../chat/chat-door.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { CalendarLinks } from '../programme/calendar-links.tsx'
import { LanguageChips } from '../programme/language-chips.tsx'
import { NextAirings } from '../programme/next-airings.tsx'
import { ShowCover } from '../programme/show-cover.tsx'
import { Frieze } from '../programme/show-tile.tsx'
import { broadcastOf, graphOf, seriesOf } from '../programme/structured.ts'
import { PROGRAMME_TEXTS, useProgrammeTexts } from '../programme/texts.ts'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import { ShareButton } from '../share/share-button.tsx'
import page from '../ui/page-of-one.module.css'
import part from '../ui/page-part.module.css'
import { toneOf } from '../ui/tones.ts'
import { Words } from '../ui/words.tsx'
import css from './show-page.module.css'
import { Themes } from './themes.tsx'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: ARCHIVE_TEXTS, folder: 'archive/texts' }]

export default function ShowPage() {
  const { slug = '' } = useParams<{ slug: string }>()
  const t = useProgrammeTexts()
  // Waited for before anything is seen: a page that vanishes again for its parts' texts would take the focus with it.
  useArchiveTexts()
  const { name, now } = useStation()
  // Waited for before anything is seen: a page that vanishes again for its parts' texts would take the focus with it.
  useArchiveTexts()
  const asked = usePublicAnswer<ShowAnswer>(questionOf(slug))
  const isOnAir = now?.onAir.show?.slug === slug
  const title = asked.state === 'answered' ? titleOf(asked.answer, name) : null
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  if (isNothing(asked)) return <NotFoundPage />
  if (asked.state !== 'answered') return <PublicFrame top={<Heading>{t('shows.title')}</Heading>}>{asked.state === 'failed' && <p role="status">{t('page.unknown')}</p>}</PublicFrame>
  const show = asked.answer
  return (
    <PublicFrame tone={toneOf(show.slug)} top={<ShowTop show={show} />}>
      {isOnAir && <ChatDoor />}
      {show.retired && <p className={css.note}>{t('show.retired')}</p>}
      <div className={page.columns}>
        <div className={page.column}>
          <Descriptions show={show} />
          <ListenAgain whose={{ show: slug }} />
        </div>
        <div className={page.column}>
          <section aria-labelledby="next">
            <h2 id="next" className={part.title}>
              {t('show.next')}
            </h2>
            <NextAirings airings={show.next} />
          </section>
          <CalendarLinks path={`/shows/${show.address}.ics`} />
          {show.archive !== 'none' && <FeedLinks show={show.address} languages={show.languages} />}
          <Facts show={show} />
        </div>
      </div>
    </PublicFrame>
  )
}

export function questions({ params }: PageAddress): readonly string[] {
  const slug = params['slug'] ?? ''
  return [questionOf(slug), newestOf({ show: slug })]
}

export function head({ address, answer, station, site, language, t }: PageView): PageHead {
  const slug = address.params['slug'] ?? ''
  // The answer to the page's first question, checked against this schema.
  const show = answer(questionOf(slug)) as ShowAnswer | null | undefined
  if (!show) return { title: `${t('shows.title')} · ${station.name}`, description: t('shows.description'), canonical: `/shows/${slug}` }
  // And to the second.
  const newest = answer(newestOf({ show: slug })) as ArchivePage | null | undefined
  const around = { station, site }
  const own = { slug: show.address, title: show.title, languages: show.languages }
  return {
    title: titleOf(show, station.name),
    description: (show.descriptions.find((one) => one.language === language) ?? show.descriptions[0])?.text ?? t('shows.description'),
    canonical: `/shows/${show.address}`,
    feeds: show.archive === 'none' ? [] : [{ href: `/shows/${show.address}/feed.xml`, title: show.title }],
    ...(import.meta.env.SSR ? { structured: graphOf([seriesOf(show, language, newest?.total ?? null, around), ...broadcastOf(show.next.map((one) => ({ ...one, special: false, show: own })), around)]) } : {}),
  }
}

function ShowTop({ show }: { show: ShowAnswer }) {
  const { t: site, language } = useI18n()
  const t = useProgrammeTexts()
  const meaning = show.titles[language]
  return (
    <div className={page.top}>
      <div className={page.names}>
        <p className={css.mode}>{t(`show.mode.${show.mode}`)}</p>
        <Heading>
          <Words lang={show.languages[0]}>{show.title}</Words>
        </Heading>
        {show.latinTitle && (
          <p className={page.latin} lang={`${show.languages[0]}-Latn`}>
            <bdi>{show.latinTitle}</bdi>
          </p>
        )}
        {meaning && <p className={page.latin}>{meaning}</p>}
        <LanguageChips tags={show.languages} />
        <ul className={css.hosts} aria-label={t('show.hosts')}>
          {show.hosts.map((host) => (
            <li key={host.slug}>
              <Link href={`/hosts/${host.slug}`} className={css.host}>
                <bdi>{host.name}</bdi>
                {host.latinName && <> (<bdi>{host.latinName}</bdi>)</>}
              </Link>
            </li>
          ))}
        </ul>
        <ShareButton label={site('share.page')} path={`/shows/${show.address}`} title={show.title} />
      </div>
      {show.cover ? <ShowCover cover={show.cover} sizes="16rem" className={page.cover} /> : <Frieze slug={show.slug} className={page.frieze} />}
    </div>
  )
}

/** The reader's own language first, when the show is described in it. */
function Descriptions({ show: { descriptions } }: { show: ShowAnswer }) {
  const { language } = useI18n()
  const t = useProgrammeTexts()
  const ordered = [...descriptions.filter((one) => one.language === language), ...descriptions.filter((one) => one.language !== language)]
  return (
    <section aria-labelledby="about">
      <h2 id="about" className={part.title}>
        {t('show.about')}
      </h2>
      {ordered.map(({ language: tag, text, reviewed }) => (
        <div key={tag} className={css.description}>
          <p className={page.tag} suppressHydrationWarning>
            {languageName(tag, language)}
          </p>
          <p className={css.text} lang={tag} dir={directionOf(tag)}>
            {text}
          </p>
          {!reviewed && <p className={css.unreviewed}>{t('show.unreviewed')}</p>}
        </div>
      ))}
    </section>
  )
}

function Facts({ show: { themes, archive, interaction, features } }: { show: ShowAnswer }) {
  const { format } = useI18n()
  const t = useProgrammeTexts()
  return (
    <>
      {themes.length > 0 && (
        <section aria-labelledby="themes">
          <h2 id="themes" className={part.title}>
            {t('show.themes')}
          </h2>
          <Themes themes={themes} />
        </section>
      )}
      {(interaction.length > 0 || features.audioFirst) && (
        <section aria-labelledby="part">
          <h2 id="part" className={part.title}>
            {t('show.takePart')}
          </h2>
          {interaction.map((way) => (
            <p key={way}>{t(`show.interaction.${way}`)}</p>
          ))}
          {features.audioFirst && <p>{t('show.audioFirst')}</p>}
        </section>
      )}
      <section aria-labelledby="rights">
        <h2 id="rights" className={part.title}>
          {t('show.rights')}
        </h2>
        <p>{t(`show.archive.${archive}`)}</p>
        {features.expiresAfterDays !== null && <p className={css.note}>{t('show.expires', { days: format.number(features.expiresAfterDays) })}</p>}
      </section>
    </>
  )
}

function questionOf(slug: string): string {
  return `/api/v1/shows/${encodeURIComponent(slug)}`
}

function titleOf({ title, latinTitle }: ShowAnswer, station: string): string {
  return `${latinTitle ? `${title} (${latinTitle})` : title} · ${station}`
}

