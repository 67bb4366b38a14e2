// Says above every room that the disk is filling up, as long as it is.

import { useEffect } from 'react'
import { Link } from 'wouter'
import type { WireSpace } from '../../server/archive/keeping/schema.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './desk.module.css'
import { useDeskTexts } from './texts.ts'

const ASK_EVERY_MS = 60_000

export function SpaceBanner() {
  const t = useDeskTexts()
  const { format } = useI18n()
  const asked = useAnswer<WireSpace>('/api/v1/desk/storage/space')
  const { again } = asked
  useEffect(() => {
    const timer = setInterval(again, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [again])
  if (asked.state !== 'answered' || asked.answer.room === 'ample') return null
  const { room, freeBytes } = asked.answer
  return (
    <p role="status" className={css['problem']}>
      {t(`space.${room}`, { free: format.size(freeBytes ?? 0) })} <Link href="/desk/storage">{t('space.see')}</Link>
    </p>
  )
}
