// Shown while a page's own files load.

import { useI18n } from '../i18n/i18n.tsx'

export function PageLoading() {
  const { t } = useI18n()
  return <p role="status">{t('site.loading')}</p>
}
