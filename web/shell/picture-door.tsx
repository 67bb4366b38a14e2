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
  return (
    <Link href="/pictures" className={css.door} aria-label={t('site.pictures')}>
      <svg viewBox="0 0 96 64" className={css.sign} fill="none" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
        <path d="M14 29a12.5 12.5 0 0 1 25 0c0 6.5-4 9-6.5 12.5s-2 4.5-3.5 8-4 5-7 5a8 8 0 0 1-8-7M20.5 29.5a6 6 0 0 1 12 0c0 3.5-2 4.5-4 6.5s-1.5 4-3.5 4.5" />
        <path d="M46 20a16 16 0 0 1 0 18M53 14a25 25 0 0 1 0 30" />
        <path d="M70 59c-4-6-8-10-8-12 0-3 4-3.5 8 1V24a3.8 3.8 0 0 1 7.6 0v14l9 2.5c3 .8 4.4 3 4.1 6L89 59" />
      </svg>
    </Link>
  )
}
