// The keyboard on the grid: one element has the focus; arrows go on from it, or carry what was picked up.

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { Block } from './blocks.ts'
import { blockAt, freeFrom, QUARTER, stepAside, stepDown, stepUp, type Cursor } from './cursor.ts'
import { placeOf, type Drag, type DragStore } from './drag.ts'
import { stepped, type Shown } from './gesture.ts'
import type { AxisMinute } from './week-days.ts'

interface CursorOptions {
  readonly shown: Shown
  readonly columns: readonly (readonly Block[])[]
  readonly store: DragStore
  readonly snap: number
  readonly dir: 'ltr' | 'rtl'
  readonly field: RefObject<HTMLElement | null>
  readonly mayCarry: (airing: Occurrence) => boolean
  readonly onDropped: (drag: Drag) => void
  readonly onShow: (days: number) => void
}

export interface GridCursor {
  readonly at: Cursor
  /** Null: a free quarter. */
  readonly block: Block | null
  readonly free: AxisMinute
  put(cursor: Cursor): void
  onKeyDown(event: KeyboardEvent): void
}

const NOON = 12 * 60
const LONGEST = 24 * 60

export function useCursor({ shown, columns, store, snap, dir, field, mayCarry, onDropped, onShow }: CursorOptions): GridCursor {
  const [cursor, setCursor] = useState<Cursor>({ column: 0, minute: NOON })
  const moves = useRef(false)
  const at = { ...cursor, column: Math.min(cursor.column, shown.days.length - 1) }
  const block = blockAt(columns, at)

  // The focus follows the cursor when keys moved it, and only then: it is not taken from anywhere else.
  useEffect(() => {
    if (!moves.current) return
    moves.current = false
    field.current?.querySelector<HTMLElement>('[data-cursor]')?.focus()
  })
  const go = (next: Cursor) => {
    moves.current = true
    setCursor(next)
  }
  const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'

  const walk = (event: KeyboardEvent): boolean => {
    const aside = (by: 1 | -1) => {
      const next = stepAside(at, by, columns.length)
      if (!next) onShow(by * columns.length)
      go(next ?? { ...at, column: by === 1 ? 0 : columns.length - 1 })
    }
    switch (event.key) {
      case 'ArrowDown':
        go(stepDown(columns, at, shown.week.axisMinutes))
        return true
      case 'ArrowUp':
        go(stepUp(columns, at))
        return true
      case 'ArrowRight':
      case 'ArrowLeft':
        aside(event.key === forward ? 1 : -1)
        return true
      case 'Home':
        go({ ...at, minute: 0 })
        return true
      case 'End':
        go({ ...at, minute: shown.week.axisMinutes - QUARTER })
        return true
      case 'PageUp':
      case 'PageDown':
        onShow((event.key === 'PageDown' ? 1 : -1) * columns.length)
        go(at)
        return true
      case ' ':
        if (!block || !mayCarry(block.occurrence)) return block !== null
        store.begin({ airing: block.occurrence, title: block.occurrence.title, how: 'move', by: 'keys' }, placeOf(block.occurrence, shown.week.timeZone))
        return true
      default:
        return false
    }
  }
  const carry = (event: KeyboardEvent, { place, airing }: Drag): boolean => {
    const move = (step: { days?: number; minutes?: number }) => {
      const next = stepped(place, step, shown.week.timeZone)
      store.moveTo(next)
      if (!shown.days.some(({ date }) => date === next.date)) onShow((step.days ?? Math.sign(step.minutes ?? 0)) * columns.length)
    }
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const by = event.key === 'ArrowDown' ? snap : -snap
        if (event.shiftKey) store.moveTo({ ...place, minutes: Math.max(snap, Math.min(LONGEST, place.minutes + by)) })
        else move({ minutes: by })
        return true
      }
      case 'ArrowRight':
      case 'ArrowLeft':
        move({ days: event.key === forward ? 1 : -1 })
        return true
      case 'Enter':
      case ' ': {
        const drag = store.drop()
        if (drag?.isMoved) onDropped(drag)
        return true
      }
      case 'Escape':
        store.drop()
        if (airing) moves.current = true
        return true
      default:
        return event.key !== 'Tab'
    }
  }
  return {
    at,
    block,
    free: freeFrom(columns, at),
    put: setCursor,
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const drag = store.current()
      const isDone = drag ? drag.by === 'keys' && carry(event, drag) : walk(event)
      if (isDone) event.preventDefault()
    },
  }
}
