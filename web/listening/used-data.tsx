// The data that listening has taken so far: on a prepaid phone that is money.

import { useSyncExternalStore } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import css from './listening-tools.module.css'
import { useListeningTexts } from './texts.ts'
import { useListeningTools } from './use-listening-tools.ts'

export function UsedData() {
  const t = useListeningTexts()
  const { format } = useI18n()
  const { data } = useListeningTools()
  const tenths = useSyncExternalStore(data.watch, data.tenths, data.tenths)
  return <p className={css['soft']}>{t('data.used', { size: format.megabytes(tenths / 10) })}</p>
}
