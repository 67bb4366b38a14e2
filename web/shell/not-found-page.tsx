// An address nobody lives at.

import { Link } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { PageFrame } from './page-frame.tsx'

export function NotFoundPage() {
  const { t } = useI18n()
  return (
    <PageFrame>
      <h1>{t('site.notFound')}</h1>
      <p>{t('site.notFoundHelp')}</p>
      <Link href="/">{t('site.home')}</Link>
    </PageFrame>
  )
}
