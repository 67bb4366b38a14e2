// What is being carried, where it would be put down. The only part of the grid that is drawn during a drag.

import { useSyncExternalStore } from 'react'
import { placed } from './airing-block.tsx'
import { pieceOn } from './blocks.ts'
import { otherOf, type Drag, type DragStore } from './drag.ts'
import type { Shown } from './gesture.ts'
import css from './grid.module.css'
import { useWeekTexts, type WeekTranslate } from './texts.ts'
import { dayOfInstant } from './week-days.ts'
import { useWeekFormats, type WeekFormats } from './week-formats.ts'

export function DragGhost({ store, shown: { week, days } }: { store: DragStore; shown: Shown }) {
  const drag = useSyncExternalStore(store.subscribe, store.current)
  const t = useWeekTexts()
  const formats = useWeekFormats()
  if (!drag) return null
  const pieces = days.flatMap((day, column) => {
    const piece = pieceOn(week, day, drag.startsAt, drag.endsAt)
    return piece ? [{ ...piece, column }] : []
  })
  return (
    <>
      {pieces.map(({ from, until, column }, index) => (
        <div key={index} className={css['ghost']} data-clash={drag.clashes.length > 0 || undefined} data-ghost="" style={{ ...placed({ from, until }), insetInlineStart: `${(100 / days.length) * column}%`, inlineSize: `${100 / days.length}%` }}>
          <span className={css['title']}><bdi dir="auto">{drag.title || t('drag.new')}</bdi></span>
          <span className={css['when']} dir="ltr">{formats.range(drag.startsAt, drag.endsAt)}</span>
        </div>
      ))}
    </>
  )
}

/** Says where the carried airing is and what it would clash with: for eyes beside the finger, and for those who listen. */
export function DragNews({ store, timeZone }: { store: DragStore; timeZone: string }) {
  const drag = useSyncExternalStore(store.subscribe, store.current)
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const lines = drag ? newsOf(drag, t, formats, timeZone) : []
  return (
    <div role="status" className={css['news']} data-clash={drag && drag.clashes.length > 0 ? true : undefined} hidden={!drag}>
      {lines.map((line) => <p key={line}>{line}</p>)}
    </div>
  )
}

function newsOf(drag: Drag, t: WeekTranslate, formats: WeekFormats, timeZone: string): string[] {
  const title = drag.title || t('drag.new')
  const where = t('drag.at', { title, day: formats.longDay(dayOfInstant(drag.startsAt, timeZone)), range: formats.range(drag.startsAt, drag.endsAt) })
  if (drag.clashes.length === 0) return [where, t('drag.free')]
  const clashes = drag.clashes.map((clash) => {
    const other = otherOf(clash, drag)
    return t('drag.clash', { title: other.title, range: formats.range(other.startsAt, other.endsAt), minutes: clash.minutes })
  })
  return [where, ...clashes]
}
