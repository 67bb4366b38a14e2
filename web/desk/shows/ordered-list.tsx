// A list whose order matters: each thing can go up, down and away, by hand or by key.

import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { moved } from './draft.ts'
import { useShowsRoomTexts } from './texts.ts'

interface OrderedListProps {
  readonly items: readonly string[]
  readonly onChange: (items: string[]) => void
  /** As it is shown, and as a screen reader says it on the buttons. */
  readonly show: (item: string) => ReactNode
  readonly nameOf: (item: string) => string
}

export function OrderedList({ items, onChange, show, nameOf }: OrderedListProps) {
  const t = useShowsRoomTexts()
  return (
    <ol className={css['list']}>
      {items.map((item, index) => {
        const what = nameOf(item)
        return (
          <li key={item} className={css['row']}>
            <span>{show(item)}</span>
            <Button aria-label={t('list.up', { what })} disabled={index === 0} onClick={() => onChange(moved(items, index, -1))}>↑</Button>
            <Button aria-label={t('list.down', { what })} disabled={index === items.length - 1} onClick={() => onChange(moved(items, index, 1))}>↓</Button>
            <Button aria-label={t('list.remove', { what })} onClick={() => onChange(items.filter((one) => one !== item))}>×</Button>
          </li>
        )
      })}
    </ol>
  )
}
