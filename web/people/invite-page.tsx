// TODO: this page.

import { Link } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'

export default function InvitePage() {
  const { t } = useI18n()
  return (
    <main>
      <Link href="/">{t('site.home')}</Link>
    </main>
  )
}
