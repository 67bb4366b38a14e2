// The radio outside this page: a link to pass on, and plain addresses for other players.

import { useState } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import css from './elsewhere.module.css'

export function Elsewhere({ name }: { name: string }) {
  const { t } = useI18n()
  return (
    <section className={css.elsewhere} aria-labelledby="elsewhere">
      <ShareButton name={name} />
      <div>
        <h2 id="elsewhere" className={css.title}>
          {t('elsewhere.title')}
        </h2>
        <ul className={css.links}>
          <li>
            <a href="/listen.m3u">{t('elsewhere.m3u')}</a>
          </li>
          <li>
            <a href="/listen.pls">{t('elsewhere.pls')}</a>
          </li>
          <li>
            <a href="/listen/radio.mp3">{t('elsewhere.mp3')}</a>
          </li>
          <li>
            <a href="/listen/low.mp3">{t('elsewhere.low')}</a>
          </li>
        </ul>
      </div>
    </section>
  )
}

/** The device's own share sheet where there is one, else the link goes to the clipboard. */
function ShareButton({ name }: { name: string }) {
  const { t } = useI18n()
  const [copied, setCopied] = useState(false)
  const share = async () => {
    const url = location.origin
    // Dismissing the sheet is an answer too, not a failure.
    if (canShare()) return navigator.share({ title: name, text: t('share.text'), url }).catch(() => undefined)
    try {
      await navigator.clipboard.writeText(url)
      setCopied(true)
    } catch {
      // Without HTTPS there is no clipboard; the address stays where it can be copied from, in the address bar.
    }
  }
  return (
    <p className={css.share} data-needs-script>
      <Button kind="main" onClick={() => void share()}>
        {t('share.button')}
      </Button>
      <span role="status">{copied ? t('share.copied') : ''}</span>
    </p>
  )
}

// Missing in desktop Firefox, and everywhere without HTTPS, whatever TypeScript believes.
function canShare(): boolean {
  return 'share' in navigator
}
