// An address nobody lives at.

import { Link } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { Heading, PublicFrame } from './public-frame.tsx'

export function NotFoundPage() {
  const { t } = useI18n()
  return (
    <PublicFrame>
      <Heading>{t('site.notFound')}</Heading>
      <p>{t('site.notFoundHelp')}</p>
      <ul>
        {(['/', '/schedule', '/shows'] as const).map((href) => (
          <li key={href}>
            <Link href={href}>{t(href === '/' ? 'site.home' : href === '/schedule' ? 'site.schedule' : 'site.shows')}</Link>
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}
