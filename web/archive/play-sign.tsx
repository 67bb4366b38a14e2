// The sign on a button that plays and pauses.

export function PlaySign({ isOn, className }: { isOn: boolean; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <path d={isOn ? 'M11 8h9v32h-9zM28 8h9v32h-9z' : 'M14 7.5v33a2 2 0 0 0 3 1.7l27-16.5a2 2 0 0 0 0-3.4L17 5.8a2 2 0 0 0-3 1.7z'} />
    </svg>
  )
}
