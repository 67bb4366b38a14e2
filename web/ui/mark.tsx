// The station's mark: "imi" as two people and the bridge between them, whose arches are also waves.

export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 88 40" className={className} aria-hidden="true" focusable="false">
      <circle cx="6" cy="6" r="6" fill="var(--vermilion)" />
      <rect x="1" y="16" width="10" height="24" fill="currentColor" />
      <path d="M18 40V26a13 13 0 0 1 26 0v14h-9V27a4 4 0 0 0-8 0v13z" fill="var(--mark-near, var(--cobalt))" />
      <path d="M44 40V26a13 13 0 0 1 26 0v14h-9V27a4 4 0 0 0-8 0v13z" fill="var(--mark-far, var(--pine))" />
      <rect x="77" y="16" width="10" height="24" fill="currentColor" />
      <circle cx="82" cy="6" r="6" fill="var(--sun)" />
    </svg>
  )
}
