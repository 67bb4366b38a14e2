// What a listener has kept for later, with its size; all of it plays without a network.

import { useEffect } from 'react'
import { Link } from 'wouter'
import { useStation } from '../api/station-feed-context.tsx'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import part from '../ui/page-part.module.css'
import { downloads } from './downloads.ts'
import { InstallHint } from './install-hint.tsx'
import { KeptEpisodes } from './kept-episodes.tsx'
import css from './kept-pages.module.css'
import { useOfflineTexts } from './texts.ts'

export function DownloadsPage() {
  const t = useOfflineTexts()
  const { name } = useStation()
  const title = `${t('kept.title')} · ${name}`
  useEffect(() => {
    document.title = title
  }, [title])
  // Who looks at the list is to see what is still given.
  useEffect(() => void downloads.check(), [])
  return (
    <PublicFrame top={<Heading>{t('kept.title')}</Heading>}>
      <div className={css.parts}>
        <p>{t('kept.help')}</p>
        <KeptEpisodes level={2} />
        <p>
          <Link href="/archive" className={part.all}>
            {t('kept.toArchive')}
          </Link>
        </p>
        <InstallHint />
      </div>
    </PublicFrame>
  )
}
