// The way in for who does not read: one picture, an ear and a hand that touches. Questions that wait on this device for a line go on from here.

import { useEffect } from 'react'
import { Link } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { isQuestionWaiting } from '../voice/waiting-note.ts'
import css from './picture-door.module.css'

export function PictureDoor() {
  const { t } = useI18n()
  useEffect(() => {
    if (isQuestionWaiting()) void import('../voice/outbox.ts').then(({ theOutbox }) => theOutbox().open(), () => undefined)
  }, [])
  return <Link href="/pictures" className={css.door} aria-label={t('site.pictures')} />
}
