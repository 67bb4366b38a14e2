// The two buttons a host needs blindly, under the thumb: go live, or mute and end.

import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { UplinkView } from './uplink-view.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'
import type { MicrophoneOnPage } from './use-microphone.ts'

interface ThumbBarProps {
  readonly view: UplinkView
  readonly microphone: MicrophoneOnPage
  readonly onGoLive: () => void
  readonly onEnd: () => void
}

export function ThumbBar({ view, microphone, onGoLive, onEnd }: ThumbBarProps) {
  const t = useStudioTexts()
  const [asks, setAsks] = useState(false)
  if (!microphone.mixer) return null
  if (view.live === 'off') {
    return (
      <div className={css['thumb']}>
        <Button kind="danger" disabled={view.link.kind !== 'connected'} onClick={onGoLive}>
          {t('go.live')}
        </Button>
      </div>
    )
  }
  return (
    <div className={css['thumb']}>
      <Button className={microphone.muted ? css['muted'] : ''} aria-pressed={microphone.muted} onClick={() => microphone.setMuted(!microphone.muted)}>
        {microphone.muted ? t('mute.off') : t('mute.on')}
      </Button>
      <Button disabled={view.live === 'ending'} onClick={() => setAsks(true)}>
        {t('go.end')}
      </Button>
      <Dialog open={asks} title={t('end.sure')} closeLabel={t('end.no')} onClose={() => setAsks(false)}>
        <p>{t('end.help')}</p>
        <p className={css['buttons']}>
          <Button
            kind="danger"
            onClick={() => {
              setAsks(false)
              onEnd()
            }}
          >
            {t('end.yes')}
          </Button>
        </p>
      </Dialog>
    </div>
  )
}
