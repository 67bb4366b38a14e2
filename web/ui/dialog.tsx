// A dialog on the browser's own <dialog>: focus is kept inside, Escape closes, the page behind is inert.

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'
import css from './dialog.module.css'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ open, title, closeLabel, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (open) element.current?.showModal()
    else element.current?.close()
  }, [open])
  return (
    <dialog ref={element} className={css.dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <Button onClick={onClose}>{closeLabel}</Button>
    </dialog>
  )
}
