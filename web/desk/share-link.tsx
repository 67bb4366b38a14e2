// A link to hand to somebody: as a QR code for the phone across the table, to copy, or through the device's own sharing.

import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import css from './desk.module.css'
import { useDeskTexts } from './texts.ts'

export function ShareLink({ link, title }: { link: string; title: string }) {
  const t = useDeskTexts()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // Without HTTPS there is no clipboard; the link can be selected by hand.
    }
  }
  const canShare = typeof navigator.share === 'function'
  return (
    <div className={css['share']}>
      <QrCode text={link} label={t('share.code', { title })} />
      <p className={css['secret']} dir="ltr" translate="no">{link}</p>
      <p className={css['row']}>
        <Button kind="main" onClick={() => void copy()}>{copied ? t('share.copied') : t('share.copy')}</Button>
        {/* Closing the sheet without sharing is no failure. */}
        {canShare && <Button onClick={() => void navigator.share({ title, url: link }).catch(() => undefined)}>{t('share.share')}</Button>}
      </p>
      <p className={css['soft']}>{t('share.once')}</p>
    </div>
  )
}
