// Half a minute back, to the beginning of the show, back to live; and how far behind live it is, or why it cannot be.

import { useI18n } from '../i18n/i18n.tsx'
import { megabytesPerHour } from '../player/quality.ts'
import { usePlayer } from '../player/player-context.tsx'
import { useStationTime } from '../station-clock.tsx'
import { Button } from '../ui/button.tsx'
import { EARLIER_KBPS } from './data-used.ts'
import css from './listening-tools.module.css'
import { LEAP } from './start-over.ts'
import { useListeningTexts } from './texts.ts'
import { useStartOver } from './use-listening-tools.ts'

export function GoBack() {
  const t = useListeningTexts()
  const { format } = useI18n()
  const { quality } = usePlayer()
  const { startOver, offer, heardAt, trouble, canGoBack, isEarlier } = useStartOver()
  return (
    <div className={css['part']}>
      <div className={css['buttons']}>
        <Button disabled={!canGoBack} onClick={() => startOver.back(LEAP)}>
          <Leap />
          {t('tools.back')}
        </Button>
        <Button disabled={!canGoBack} onClick={startOver.beginning}>
          <Start />
          {t('tools.beginning')}
        </Button>
        {isEarlier && (
          <>
            <Button onClick={() => startOver.back(-LEAP)}>
              <Leap isForward />
              {t('tools.forward')}
            </Button>
            <Button className={css['toLive']} onClick={startOver.live}>
              {t('tools.live')}
            </Button>
          </>
        )}
      </div>
      {heardAt !== null && <Behind heardAt={heardAt} />}
      {trouble && <p role="status">{t(`tools.${trouble}`)}</p>}
      {offer && !canGoBack && <p>{t(`refused.${offer.reason ?? 'not_logged'}`)}</p>}
      {canGoBack && quality.tier === 'low' && <p className={css['soft']}>{t('tools.cost', { size: format.megabytes(megabytesPerHour(EARLIER_KBPS)) })}</p>}
    </div>
  )
}

function Behind({ heardAt }: { heardAt: number }) {
  const t = useListeningTexts()
  const { format } = useI18n()
  const now = useStationTime()
  return (
    <p className={css['figure']} role="timer" aria-live="off">
      {t('tools.behind', { time: format.duration(now - heardAt) })}
    </p>
  )
}

// Time runs to the right in the signs of every language's players.
function Leap({ isForward = false }: { isForward?: boolean }) {
  return (
    <svg viewBox="0 0 24 24" className={css['sign']} aria-hidden="true" focusable="false">
      <path d="M4.5 4.5v5h5M5 9.5a8 8 0 1 1-1 4.5" transform={isForward ? 'matrix(-1 0 0 1 24 0)' : undefined} />
    </svg>
  )
}

function Start() {
  return (
    <svg viewBox="0 0 24 24" className={css['sign']} aria-hidden="true" focusable="false">
      <path d="M5 5v14M19 6v12l-10-6z" />
    </svg>
  )
}
