// A sheet of paper over the plan: in the middle of a wide screen, at the bottom of a phone's. The browser's own <dialog>.

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useWeekTexts } from '../texts.ts'
import css from './forms.module.css'

export function Sheet({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const t = useWeekTexts()
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    // Whoever had the focus gets it back, also when the dialog goes away with its element.
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog ref={element} className={css['sheet']} aria-labelledby={titleId} onCancel={(event) => { event.preventDefault(); onClose() }}>
      <div className={css['top']}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={css['close']} aria-label={t('form.close')} title={t('form.close')} onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round"><path d="M3 3l10 10M13 3L3 13" /></svg>
        </button>
      </div>
      {children}
    </dialog>
  )
}
