// Says why parts of a page do nothing, where its script does not run: seen when the script has not come for a while, at once where
// scripts are off, never where it runs.

import { useI18n } from '../i18n/i18n.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import css from './page-frame.module.css'

export function Asleep() {
  const { t } = useI18n()
  return useIsAwake() ? null : (
    <p className={css.asleep} data-asleep>
      {t('site.asleep')}
    </p>
  )
}
