// The first page: play, what is on, what comes.

import { useI18n } from '../i18n/i18n.tsx'
import { PageFrame } from '../shell/page-frame.tsx'

export function HomePage() {
  const { t } = useI18n()
  return (
    <PageFrame>
      <h1>{t('site.tagline')}</h1>
      <a href="/listen/radio.mp3">{t('elsewhere.mp3')}</a>
    </PageFrame>
  )
}
