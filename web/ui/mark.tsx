// The station's mark: "imi" as two people and the bridge between them, whose arches are also waves.

interface MarkColours {
  /** Of the two people: their heads. */
  readonly heads: readonly [string, string]
  readonly arches: readonly [string, string]
  readonly bodies: string
}

const ON_PAGES: MarkColours = { heads: ['var(--vermilion)', 'var(--sun)'], arches: ['var(--mark-near, var(--cobalt))', 'var(--mark-far, var(--pine))'], bodies: 'currentColor' }

export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 88 40" className={className} aria-hidden="true" focusable="false">
      <MarkShapes {...ON_PAGES} />
    </svg>
  )
}

/** The mark inside another picture: 88 wide, 40 high. */
export function MarkShapes({ heads, arches, bodies }: MarkColours) {
  return (
    <>
      <circle cx="6" cy="6" r="6" fill={heads[0]} />
      <rect x="1" y="16" width="10" height="24" fill={bodies} />
      <path d="M18 40V26a13 13 0 0 1 26 0v14h-9V27a4 4 0 0 0-8 0v13z" fill={arches[0]} />
      <path d="M44 40V26a13 13 0 0 1 26 0v14h-9V27a4 4 0 0 0-8 0v13z" fill={arches[1]} />
      <rect x="77" y="16" width="10" height="24" fill={bodies} />
      <circle cx="82" cy="6" r="6" fill={heads[1]} />
    </>
  )
}
