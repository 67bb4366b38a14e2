// Mouse and touch on the grid: carry a block, pull its end, draw a new one, tap, swipe. A finger picks up by resting on a block,
// so that scrolling stays scrolling.

import { useEffect, useRef, type RefObject } from 'react'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { placeOf, type Drag, type DragStore, type Place } from './drag.ts'
import { gridMinuteAt, gridMinuteOf, placeAt, placeBetween, placeUntil, type GridMinute, type Shown } from './gesture.ts'

const REST_MS = 350
const MOUSE_SLACK_PX = 4
const FINGER_SLACK_PX = 10
const SWIPE_PX = 60
const EDGE_PX = 36
const SCROLL_PX = 10

export interface GestureHost {
  readonly shown: Shown
  readonly dir: 'ltr' | 'rtl'
  readonly snap: number
  readonly mayPlan: boolean
  /** The airing that may be carried; null when it may not. */
  carriable(id: string): Occurrence | null
  onDropped(drag: Drag): void
  /** A tap where nothing is planned. */
  onTap(place: Place): void
  onSwipe(to: 1 | -1): void
}

interface Press {
  readonly pointerId: number
  readonly isFinger: boolean
  readonly x: number
  readonly y: number
  readonly at: GridMinute
  readonly block: HTMLElement | null
  readonly isEnd: boolean
}

/** Listens on `grid`, the field of the columns; `scroller` follows when something is carried to its edge. */
export function useGestures(grid: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>, store: DragStore, host: GestureHost): void {
  const current = useRef(host)
  current.current = host
  useEffect(() => {
    const field = grid.current
    if (!field) return
    return listen(field, () => scroller.current, store, () => current.current)
  }, [grid, scroller, store])
}

function listen(field: HTMLElement, scroller: () => HTMLElement | null, store: DragStore, host: () => GestureHost): () => void {
  let press: Press | null = null
  let grabbed = 0
  let isCarrying = false
  let point = { x: 0, y: 0 }
  let rest: ReturnType<typeof setTimeout> | undefined
  let frame = 0

  const minuteAt = (at: { x: number; y: number }) => {
    const { shown, dir } = host()
    return gridMinuteAt(shown, field.getBoundingClientRect(), at, dir)
  }
  const pickUp = () => {
    if (!press || isCarrying) return
    const { shown, snap, mayPlan, carriable } = host()
    const id = press.block?.dataset['airing']
    if (id === undefined) {
      if (!mayPlan) return
      store.begin({ airing: null, title: '', how: 'create', by: 'pointer' }, placeBetween(shown, press.at, press.at, snap))
    } else {
      const airing = carriable(id)
      if (!airing) return
      grabbed = press.at - gridMinuteOf(shown, airing.startsAt.getTime())
      store.begin({ airing, title: airing.title, how: press.isEnd ? 'resize' : 'move', by: 'pointer' }, placeOf(airing, shown.week.timeZone))
    }
    isCarrying = true
    field.setPointerCapture(press.pointerId)
  }
  const carry = () => {
    frame = 0
    const drag = store.current()
    if (!isCarrying || !press || !drag) return
    const { shown, snap } = host()
    const at = minuteAt(point)
    if (drag.how === 'create') store.moveTo(placeBetween(shown, press.at, at, snap))
    else if (drag.how === 'resize') store.moveTo(placeUntil(shown, drag.place, drag.startsAt, at, snap))
    else store.moveTo(placeAt(shown, at - grabbed, drag.place.minutes, snap))
    if (scrollAtEdge(scroller(), point.y)) frame = requestAnimationFrame(carry)
  }
  const stop = () => {
    clearTimeout(rest)
    cancelAnimationFrame(frame)
    frame = 0
    press = null
    isCarrying = false
  }

  const onDown = (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0 || store.current()) return
    const target = event.target as Element // pointers touch elements
    const block = target.closest<HTMLElement>('[data-airing]')
    point = { x: event.clientX, y: event.clientY }
    press = { pointerId: event.pointerId, isFinger: event.pointerType !== 'mouse', ...point, at: minuteAt(point), block, isEnd: target.closest('[data-end]') !== null }
    if (press.isFinger && block) rest = setTimeout(pickUp, REST_MS)
  }
  const onMove = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointerId) return
    point = { x: event.clientX, y: event.clientY }
    const far = Math.hypot(point.x - press.x, point.y - press.y)
    if (!isCarrying && !press.isFinger && far > MOUSE_SLACK_PX) pickUp()
    if (!isCarrying && press.isFinger && far > FINGER_SLACK_PX) clearTimeout(rest)
    if (isCarrying && frame === 0) frame = requestAnimationFrame(carry)
  }
  const onUp = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointerId) return
    point = { x: event.clientX, y: event.clientY }
    const { shown, dir, snap, mayPlan, onDropped, onTap, onSwipe } = host()
    const [x, y] = [point.x - press.x, point.y - press.y]
    if (isCarrying) {
      carry()
      const drag = store.drop()
      if (drag?.isMoved) onDropped(drag)
    } else if (press.isFinger && Math.abs(x) > SWIPE_PX && Math.abs(y) < Math.abs(x) / 2) onSwipe((x < 0) === (dir === 'ltr') ? 1 : -1)
    else if (mayPlan && !press.block && Math.hypot(x, y) <= FINGER_SLACK_PX) onTap(placeAt(shown, Math.floor(press.at / 15) * 15, 60, snap))
    stop()
  }
  const onLetGo = () => {
    if (isCarrying) store.drop()
    stop()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isCarrying) onLetGo()
  }
  // Once something is carried the page must not scroll under the finger, nor open its menu.
  const onTouchMove = (event: TouchEvent) => {
    if (isCarrying) event.preventDefault()
  }
  const onMenu = (event: Event) => {
    if (press?.isFinger) event.preventDefault()
  }

  field.addEventListener('pointerdown', onDown)
  field.addEventListener('pointermove', onMove)
  field.addEventListener('pointerup', onUp)
  field.addEventListener('pointercancel', onLetGo)
  field.addEventListener('contextmenu', onMenu)
  field.addEventListener('touchmove', onTouchMove, { passive: false })
  document.addEventListener('keydown', onKey)
  return () => {
    onLetGo()
    field.removeEventListener('pointerdown', onDown)
    field.removeEventListener('pointermove', onMove)
    field.removeEventListener('pointerup', onUp)
    field.removeEventListener('pointercancel', onLetGo)
    field.removeEventListener('contextmenu', onMenu)
    field.removeEventListener('touchmove', onTouchMove)
    document.removeEventListener('keydown', onKey)
  }
}

/** Whether it scrolled. */
function scrollAtEdge(scroller: HTMLElement | null, y: number): boolean {
  if (!scroller) return false
  const box = scroller.getBoundingClientRect()
  const by = y < box.top + EDGE_PX ? -SCROLL_PX : y > box.bottom - EDGE_PX ? SCROLL_PX : 0
  const before = scroller.scrollTop
  if (by !== 0) scroller.scrollTop += by
  return scroller.scrollTop !== before
}
