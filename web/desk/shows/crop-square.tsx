// Choosing the square of a picture that is the cover: dragged by hand, or moved with three sliders, which work by key as well.

import { useRef, type PointerEvent } from 'react'
import type { EditedCoverAnswer } from '../../../server/shows/covers/schema.ts'
import css from '../desk.module.css'
import { insideOf, LEAST_SIDE, type Square } from './crop.ts'
import page from './shows.module.css'
import { useShowsRoomTexts } from './texts.ts'

interface CropSquareProps {
  /** Where the whole picture can be seen. */
  readonly source: string
  readonly picture: Pick<EditedCoverAnswer, 'width' | 'height'>
  readonly square: Square
  readonly onChange: (square: Square) => void
}

const GOOD_SIDE = 1400

export function CropSquare({ source, picture, square, onChange }: CropSquareProps) {
  const t = useShowsRoomTexts()
  const frame = useRef<HTMLDivElement>(null)
  const held = useRef<{ readonly x: number; readonly y: number; readonly square: Square } | null>(null)
  const change = (part: Partial<Square>) => onChange(insideOf(picture, { ...square, ...part }))
  const drag = (event: PointerEvent) => {
    const width = frame.current?.clientWidth
    if (!held.current || !width) return
    const scale = picture.width / width
    const { x, y, square: from } = held.current
    change({ left: Math.round(from.left + (event.clientX - x) * scale), top: Math.round(from.top + (event.clientY - y) * scale) })
  }
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`
  return (
    <div className={css['form']}>
      <p>{t('cover.drag')}</p>
      {/* A picture has a left and a right, whatever the reader's script. */}
      <div ref={frame} dir="ltr" className={page['picture']} style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
        <img src={source} alt="" draggable={false} />
        <div
          className={page['square']}
          style={{
            insetInlineStart: percent(square.left, picture.width),
            insetBlockStart: percent(square.top, picture.height),
            inlineSize: percent(square.size, picture.width),
            blockSize: percent(square.size, picture.height),
          }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            held.current = { x: event.clientX, y: event.clientY, square }
          }}
          onPointerMove={drag}
          onPointerUp={() => (held.current = null)}
          onPointerCancel={() => (held.current = null)}
        />
      </div>
      <Slider label={t('cover.left')} min={0} max={picture.width - square.size} value={square.left} onChange={(left) => change({ left })} />
      <Slider label={t('cover.top')} min={0} max={picture.height - square.size} value={square.top} onChange={(top) => change({ top })} />
      <Slider label={t('cover.size')} min={Math.min(LEAST_SIDE, picture.width, picture.height)} max={Math.min(picture.width, picture.height)} value={square.size} onChange={(size) => change({ size })} />
      {square.size < GOOD_SIDE && <p role="status" className={css['soft']}>{t('cover.small', { size: square.size })}</p>}
    </div>
  )
}

function Slider({ label, min, max, value, onChange }: { label: string; min: number; max: number; value: number; onChange: (value: number) => void }) {
  return (
    <label className={css['field']}>
      <span>{label}</span>
      {/* A browser then steps by a hundredth at a key, and reaches both ends. */}
      <input type="range" dir="ltr" min={min} max={max} step="any" value={value} disabled={max <= min} onChange={({ target }) => onChange(Math.round(Number(target.value)))} />
    </label>
  )
}
