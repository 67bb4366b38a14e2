// A QR code drawn as one SVG path: dark on light also in the dark, since not every camera reads it the other way round.

import { useMemo } from 'react'
import { encode } from 'uqr'
import css from './qr-code.module.css'

/** `label` says what it holds, for whoever does not see it; the words themselves must be on the page too. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = useMemo(() => encode(text, { ecc: 'M', border: 4 }), [text])
  const path = useMemo(() => data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''), [data])
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={css['code']} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
