// What a listener can do while the radio plays: on the first page as a row below play, on the others behind a button of the bar.

import { useEffect, useId, useRef, useState } from 'react'
import { usePlayer } from '../player/player-context.tsx'
import { PlayerSettings } from '../player/player-settings.tsx'
import type { Tools } from '../player/tools.ts'
import { GoBack } from './go-back.tsx'
import css from './listening-tools.module.css'
import { SleepChoices } from './sleep-choices.tsx'
import { useListeningTexts } from './texts.ts'
import { UsedData } from './used-data.tsx'
import { useListeningTools, useNewsAndKeys } from './use-listening-tools.ts'

export { LISTENING_TEXTS } from './texts.ts'
export const tools: Tools = { OnPage, InBar }

function OnPage() {
  useNewsAndKeys()
  return <Rows />
}

function Rows() {
  return (
    <div className={css['tools']}>
      <GoBack />
      <SleepChoices />
      <UsedData />
    </div>
  )
}

function InBar() {
  const t = useListeningTexts()
  const { earlier } = usePlayer()
  const { startOver } = useListeningTools()
  useNewsAndKeys()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    // Left by keyboard or by a press elsewhere, it would lie over what one went to.
    const leave = ({ target }: Event) => target instanceof Node && !place.current?.contains(target) && setOpen(false)
    const events = ['focusin', 'pointerdown'] as const
    for (const event of events) document.addEventListener(event, leave)
    return () => {
      for (const event of events) document.removeEventListener(event, leave)
    }
  }, [isOpen])
  return (
    <div
      ref={place}
      className={css['inBar']}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      {earlier && (
        <button type="button" className={css['live']} onClick={startOver.live}>
          {t('tools.live')}
        </button>
      )}
      <button ref={button} type="button" className={css['more']} aria-label={t('tools.open')} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <svg viewBox="0 0 24 24" className={css['dots']} aria-hidden="true" focusable="false">
          <path d="M5 12h.01M12 12h.01M19 12h.01" />
        </svg>
      </button>
      <div id={id} hidden={!isOpen} className={css['sheet']}>
        {isOpen && (
          <>
            <Rows />
            <PlayerSettings />
          </>
        )}
      </div>
    </div>
  )
}
