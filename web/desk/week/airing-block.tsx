// One airing on the grid. Drawn again only when it itself changes, or is picked up: a full week has two hundred of them.

import { memo, useSyncExternalStore, type CSSProperties } from 'react'
import { toneOf } from '../../ui/tones.ts'
import type { Block } from './blocks.ts'
import type { DragStore } from './drag.ts'
import css from './grid.module.css'
import { MarkDrawing, marksOf } from './marks.tsx'
import { useWeekTexts } from './texts.ts'
import { useWeekFormats } from './week-formats.ts'

interface AiringBlockProps {
  readonly block: Block
  readonly column: number
  readonly isCursor: boolean
  readonly mayCarry: boolean
  readonly store: DragStore
  readonly onOpen: (id: string) => void
}

export const AiringBlock = memo(function AiringBlock({ block, column, isCursor, mayCarry, store, onOpen }: AiringBlockProps) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { occurrence, from, until, lane, lanes, isAbove, isContinued, goesOn } = block
  const isCarried = useSyncExternalStore(store.subscribe, () => store.current()?.airing?.id === occurrence.id)
  const marks = marksOf(occurrence, t, formats)
  const range = formats.range(occurrence.startsAt, occurrence.endsAt)
  const edges = [isContinued && t('mark.continued'), goesOn && t('mark.goesOn')].filter((one) => one !== false)
  // What is read out begins with what is seen, for those who speak to the page.
  const when = isContinued ? `…${formats.time(occurrence.endsAt)}` : range
  const said = [occurrence.title, when, ...marks.map(({ words }) => words), ...edges, ...(isContinued ? [range] : [])].join(', ')
  return (
    <button
      type="button"
      className={css['block']}
      style={placed({ from, until, lane, lanes })}
      data-airing={occurrence.id}
      data-column={column}
      data-from={from}
      data-cursor={isCursor || undefined}
      data-carried={isCarried || undefined}
      data-cancelled={occurrence.cancelled ? true : undefined}
      data-special={occurrence.special || undefined}
      data-above={isAbove || undefined}
      data-size={until - from < 25 ? 'small' : until - from < 45 ? 'middle' : 'large'}
      data-begins={isContinued ? undefined : true}
      data-over={goesOn || undefined}
      tabIndex={isCursor ? 0 : -1}
      aria-label={said}
      title={said}
      onClick={() => onOpen(occurrence.id)}
    >
      <span className={`${css['tone']} ${toneOf(occurrence.special ? null : occurrence.showSlug)}`} />
      <span className={css['inside']}>
        <span className={css['title']}>
          {marks.map(({ kind }) => <MarkDrawing key={kind} kind={kind} className={css['mark']} />)}
          <bdi lang={occurrence.languages[0]} dir="auto">{occurrence.title}</bdi>
        </span>{' '}
        <span className={css['when']} dir="ltr">{when}</span>{' '}
        {marks[0] && <span className={css['state']}>{marks[0].words}</span>}
      </span>
      {mayCarry && !goesOn && <span className={css['end']} data-end="" aria-hidden="true" />}
    </button>
  )
})

/** Where a block is drawn: along the axis by its minutes, across by its lane. */
export function placed({ from, until, lane = 0, lanes = 1 }: { from: number; until: number; lane?: number; lanes?: number }): CSSProperties {
  // Numbers for the stylesheet, which React's types do not know.
  return { '--from': from, '--long': until - from, '--lane': lane, '--lanes': lanes } as CSSProperties
}
