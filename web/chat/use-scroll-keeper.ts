// Keeps the reading position: the list follows new messages only while its end is in view; else what is read stays where it is,
// whatever comes below, goes above, or is put in front.

import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'

/** Close enough to the end to mean it. */
const END_PX = 48

interface Place {
  readonly id: string
  readonly top: number
}

/**
 * `of` changes whenever the list does. Messages are the elements with `data-message`.
 *
 * The browser's own anchoring must be off (`overflow-anchor: none`): not every browser has it, and two would move twice.
 */
export function useScrollKeeper(of: unknown, onAtEnd: (isAtEnd: boolean) => void) {
  const list = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const places = useRef<readonly Place[]>([])

  const toEnd = useCallback(() => {
    const element = list.current
    if (!element) return
    element.scrollTop = element.scrollHeight
    isAtEnd.current = true
  }, [])

  const onScroll = useCallback(() => {
    const element = list.current
    if (!element) return
    const before = isAtEnd.current
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight <= END_PX
    places.current = isAtEnd.current ? [] : placesIn(element)
    if (isAtEnd.current !== before) onAtEnd(isAtEnd.current)
  }, [onAtEnd])

  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    if (isAtEnd.current) toEnd()
    else putBack(element, places.current)
  }, [of, toEnd])

  // A keyboard that opens makes the list shorter.
  useEffect(() => {
    const element = list.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd())
    observer.observe(element)
    return () => observer.disconnect()
  }, [toEnd])

  return { list, onScroll, toEnd }
}

/** Messages in view, so that one is still there when another is hidden. */
function placesIn(list: HTMLElement): readonly Place[] {
  const { top, bottom } = list.getBoundingClientRect()
  return [...list.querySelectorAll<HTMLElement>('[data-message]')].flatMap((element) => {
    const box = element.getBoundingClientRect()
    return box.bottom > top && box.top < bottom ? [{ id: element.dataset['message'] ?? '', top: box.top - top }] : []
  })
}

function putBack(list: HTMLElement, places: readonly Place[]): void {
  const { top } = list.getBoundingClientRect()
  for (const place of places) {
    const element = list.querySelector(`[data-message="${place.id}"]`)
    if (!element) continue
    list.scrollTop += element.getBoundingClientRect().top - top - place.top
    return
  }
}
