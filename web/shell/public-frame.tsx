// The frame of the pages for everybody: a field of colour with the page's name, paper below, the radio at the foot.

import type { ReactNode } from 'react'
import { PlayBar } from '../on-air/play-bar.tsx'
import { GROUND, toneOf } from '../ui/tones.ts'
import { PageFrame } from './page-frame.tsx'
import css from './public-frame.module.css'

/** `top` stands on the field; `tone` is the field's colour, the station's own when not given. */
export function PublicFrame({ tone, top, wide = false, children }: { tone?: string | undefined; top?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <>
      <PageFrame tone={tone ?? toneOf(null)}>
        {top && <div className={css.top}>{top}</div>}
        <div className={`${css.below} ${GROUND}`}>
          <div className={`${css.column} ${wide ? css.wide : ''}`}>{children}</div>
        </div>
      </PageFrame>
      <PlayBar />
    </>
  )
}

export function Heading({ children }: { children: ReactNode }) {
  return <h1 className={css.heading}>{children}</h1>
}
