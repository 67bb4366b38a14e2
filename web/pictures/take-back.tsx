// Takes a question back: asked once more by the picture itself, then nothing of it is left, here and at the station.

import { useState } from 'react'
import { playTones } from '../voice/tones.ts'
import type { OutboxItem } from '../voice/outbox.ts'
import css from './pictures.module.css'
import { Sign } from './signs.tsx'
import { usePicturesTexts } from './texts.ts'
import { useOutbox } from './use-outbox.ts'

export function TakeBack({ item, title, onGone }: { item: OutboxItem; title?: string; onGone?: () => void }) {
  const t = usePicturesTexts()
  const { outbox } = useOutbox()
  const [state, setState] = useState<'idle' | 'sure' | 'working' | 'failed'>('idle')
  const take = async () => {
    if (state === 'idle' || state === 'failed') return setState('sure')
    setState('working')
    try {
      await outbox.takeBack(item.question.id)
      playTones('failed')
      onGone?.()
    } catch {
      setState('failed')
    }
  }
  const label = state === 'sure' ? t('back.sure') : title === undefined ? t('back.take') : t('back.takeOf', { title })
  return (
    <>
      <button type="button" className={css.round} aria-label={label} data-sure={state === 'sure' ? '' : undefined} disabled={state === 'working'} onClick={() => void take()}>
        <Sign name={state === 'sure' ? 'bin' : 'back'} className={css.sign} />
        {state === 'sure' && <span className={css.corner}><Sign name="tick" className={css.small} /></span>}
      </button>
      <p role="status" data-unseen>{state === 'failed' ? t('back.failed') : ''}</p>
    </>
  )
}
