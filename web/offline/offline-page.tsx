// What there is without a network: shown by the worker in place of a page that is not on the device.

import { useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import { Button } from '../ui/button.tsx'
import part from '../ui/page-part.module.css'
import { KeptEpisodes } from './kept-episodes.tsx'
import css from './kept-pages.module.css'
import { listSeenPages, type SeenPage } from './seen-pages.ts'
import { useOfflineTexts } from './texts.ts'
import { wantedBy } from './wanted-page.ts'

export function OfflinePage() {
  const t = useOfflineTexts()
  const { name } = useStation()
  const search = useSearch()
  const isAwake = useIsAwake()
  const wanted = isAwake ? wantedBy(search) : null
  const title = `${t('offline.title')} · ${name}`
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (wanted === null) return
    const go = () => location.replace(wanted)
    addEventListener('online', go)
    return () => removeEventListener('online', go)
  }, [wanted])
  return (
    <PublicFrame top={<Heading>{t('offline.title')}</Heading>}>
      <div className={css.parts}>
        {wanted !== null && (
          <>
            <p>{t('offline.wanted')}</p>
            <p>
              <Button kind="main" onClick={() => location.replace(wanted)}>
                {t('offline.again')}
              </Button>
            </p>
          </>
        )}
        <p>{t('offline.help')}</p>
        <section aria-labelledby="kept">
          <h2 id="kept" className={part.title}>
            {t('kept.title')}
          </h2>
          <KeptEpisodes level={3} />
        </section>
        <SeenPages />
      </div>
    </PublicFrame>
  )
}

/** Links, not steps inside the site: the copy of a page is there when the browser asks for the page. */
function SeenPages() {
  const { format } = useI18n()
  const t = useOfflineTexts()
  const [pages, setPages] = useState<readonly SeenPage[] | null>(null)
  useEffect(() => {
    let over = false
    void listSeenPages().then((found) => over || setPages(found))
    return () => {
      over = true
    }
  }, [])
  return (
    <section aria-labelledby="seen">
      <h2 id="seen" className={part.title}>
        {t('offline.pages')}
      </h2>
      {pages?.length === 0 && <p>{t('offline.noPages')}</p>}
      <ul className={part.list}>
        {pages?.map(({ address, title, language, seenAt }) => (
          <li key={address} className={css.seen}>
            <a href={address} className={part.link} lang={language}>
              <bdi dir="auto">{title}</bdi>
            </a>
            <p className={css.when}>{t('offline.seen', { date: format.date(seenAt), time: format.time(seenAt) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
