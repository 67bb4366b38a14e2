// An address nobody lives at.

import { Link } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { Heading, PublicFrame } from './public-frame.tsx'

const TEXTS = { '/': 'site.home', '/schedule': 'site.schedule', '/shows': 'site.shows', '/archive': 'site.archive' } as const

export function NotFoundPage() {
  const { t } = useI18n()
  return (
    <PublicFrame>
      <Heading>{t('site.notFound')}</Heading>
      <p>{t('site.notFoundHelp')}</p>
      <ul>
        {(['/', '/schedule', '/shows', '/archive'] as const).map((href) => (
          <li key={href}>
            <Link href={href}>{t(TEXTS[href])}</Link>
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}
