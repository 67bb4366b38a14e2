// What became of a question that was just sent: a great tick and two notes when the station has it; a line that is away is waited for.

import { useEffect, useRef } from 'react'
import { playTones } from '../voice/tones.ts'
import css from './pictures.module.css'
import { Sign } from './signs.tsx'
import { TakeBack } from './take-back.tsx'
import { usePicturesTexts } from './texts.ts'
import { useOutbox } from './use-outbox.ts'
import type { Voice } from './use-voice.ts'

export function Sent({ id, voice, onGone }: { id: string; voice: Voice; onGone: () => void }) {
  const t = usePicturesTexts()
  const { items } = useOutbox()
  const item = items.find(({ question }) => question.id === id)
  const state = item?.state ?? null
  const words = state === null ? '' : t(`sent.${state}`)
  const latest = useRef({ voice, words })
  latest.current = { voice, words }
  useEffect(() => {
    if (state !== 'kept' && state !== 'refused') return
    playTones(state === 'kept' ? 'done' : 'failed')
    latest.current.voice.tell(latest.current.words)
  }, [state])
  if (!item || !state) return null
  return (
    <>
      <span className={state === 'refused' ? css.bad : css.good} data-question={state}>
        {(state === 'sending' || state === 'waiting') && <Progress sent={item.sent} />}
        <Sign name={SIGN_OF[state]} className={css.sign} />
      </span>
      <p role="status" data-unseen>{words}</p>
      {state !== 'refused' && <TakeBack item={item} onGone={onGone} />}
    </>
  )
}

const SIGN_OF = { sending: 'send', waiting: 'noLine', kept: 'tick', refused: 'cross' } as const

function Progress({ sent }: { sent: number }) {
  return (
    <svg viewBox="-50 -50 100 100" className={css.level} aria-hidden="true" focusable="false">
      <circle r="46" pathLength="1" strokeDasharray={`${Math.max(0.05, sent)} 2`} transform="rotate(-90)" className={css.time} />
    </svg>
  )
}
