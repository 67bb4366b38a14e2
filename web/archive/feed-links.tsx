// Addresses for podcast apps: of a show, of the whole station, of a language. To copy, and plain links without JavaScript.

import { useState, useSyncExternalStore } from 'react'
import { languageName } from '../../schedules/language-names.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import part from '../ui/page-part.module.css'
import css from './feed-links.module.css'
import { useArchiveTexts } from './texts.ts'

/** `show` is the address of a show's page; `languages` are those a listener may follow. */
export function FeedLinks({ show = null, languages }: { show?: string | null; languages: readonly string[] }) {
  const t = useArchiveTexts()
  const { language } = useI18n()
  const feeds = [...(show === null ? [] : [{ path: `/shows/${show}/feed.xml`, title: t('feeds.show') }]), { path: '/feed.xml', title: t('feeds.station') }]
  const ofLanguages = languages.map((tag) => ({ path: `/feed/${tag}.xml`, title: t('feeds.language', { language: languageName(tag, language) }) }))
  return (
    <section aria-labelledby="feeds" className={css.feeds}>
      <h2 id="feeds" className={part.title}>
        {t('feeds.title')}
      </h2>
      <p>{t('feeds.help')}</p>
      <FeedList feeds={feeds} />
      {ofLanguages.length > 0 && (
        <details>
          <summary className={part.summary}>{t('feeds.languages')}</summary>
          <FeedList feeds={ofLanguages} />
        </details>
      )}
    </section>
  )
}

function FeedList({ feeds }: { feeds: readonly { readonly path: string; readonly title: string }[] }) {
  return (
    <ul className={css.list}>
      {feeds.map(({ path, title }) => (
        <li key={path} className={css.feed}>
          <a href={path} type="application/rss+xml" className={part.link} suppressHydrationWarning>
            {title}
          </a>
          <CopyAddress path={path} title={title} />
        </li>
      ))}
    </ul>
  )
}

function CopyAddress({ path, title }: { path: string; title: string }) {
  const t = useArchiveTexts()
  const [copied, setCopied] = useState(false)
  // Only the browser knows under which name it reached the station.
  const origin = useSyncExternalStore(
    () => () => {},
    () => location.origin,
    () => null,
  )
  if (origin === null) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(origin + path)
      setCopied(true)
    } catch {
      // Without HTTPS there is no clipboard; the link itself can be copied by hand.
    }
  }
  return (
    <>
      <Button onClick={() => void copy()} aria-label={t('feeds.copyOf', { title })}>
        {copied ? t('feeds.copied') : t('feeds.copy')}
      </Button>
      <span role="status" data-unseen>
        {copied ? t('feeds.copied') : ''}
      </span>
    </>
  )
}
