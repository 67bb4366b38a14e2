// The sheet for sharing where the device has none: the link to copy, and apps to hand it to.

import { useState } from 'react'
import { useTexts } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { isolated, Words } from '../ui/words.tsx'
import css from './share.module.css'
import { SHARE_TEXTS } from './texts.ts'
import type { source } from './texts/en.ts'
import { WAYS, wayTo, type Shared } from './ways.ts'

export default function ShareSheet({ open, shared, onClose }: { open: boolean; shared: Shared; onClose: () => void }) {
  const t = useTexts<typeof source>(SHARE_TEXTS)
  const [status, setStatus] = useState<'' | 'copied' | 'cannotCopy'>('')
  const names = { whatsapp: 'WhatsApp', telegram: 'Telegram', sms: t('sheet.sms'), mail: t('sheet.mail') }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(shared.url)
      setStatus('copied')
    } catch {
      // Without HTTPS there is no clipboard.
      setStatus('cannotCopy')
    }
  }
  const close = () => {
    // It may open again with another link.
    setStatus('')
    onClose()
  }
  return (
    <Dialog open={open} title={t('sheet.title')} closeLabel={t('sheet.close')} onClose={close}>
      <p className={css.what}>
        <Words>{shared.title}</Words>
      </p>
      {shared.from !== null && <p>{t('sheet.from', { at: isolated(shared.from) })}</p>}
      <label className={css.link}>
        <span>{t('sheet.link')}</span>
        <input type="url" readOnly dir="ltr" value={shared.url} className={css.address} onFocus={({ currentTarget }) => currentTarget.select()} />
      </label>
      <div className={css.copy}>
        <Button kind="main" onClick={() => void copy()}>
          {t('sheet.copy')}
        </Button>
        <span role="status">{status === '' ? '' : t(`sheet.${status}`)}</span>
      </div>
      <ul className={css.ways} aria-label={t('sheet.apps')}>
        {WAYS.map((way) => (
          <li key={way}>
            <a href={wayTo(way, shared)} target="_blank" rel="noopener noreferrer" className={css.way}>
              {names[way]}
            </a>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
