// The pictures that stand for words on the path without reading. They are drawn in colours of their own, not in that of text.

const SIGNS = {
  ear: 'M15 21a9.5 9.5 0 0 1 19 0c0 5-3 7-5 9.5s-1.5 3.5-2.5 6-3 4-5.5 4a6 6 0 0 1-6-5.5M20 21.5a4.5 4.5 0 0 1 9 0c0 2.5-1.5 3.5-3 5s-1 3-2.5 3.5',
  microphone: 'M24 5a6 6 0 0 1 6 6v11a6 6 0 0 1-12 0V11a6 6 0 0 1 6-6zM11.5 21a12.5 12.5 0 0 0 25 0M24 34v8M16.5 43h15',
  bin: 'M9 13h30M19 13V8h10v5M13 13l2 29h18l2-29M20 20v15M28 20v15',
  send: 'M6 24 42 7 30 42l-7-13zM23 29 42 7',
  tick: 'M7 26l12 12L41 10',
  cross: 'M10 10l28 28M38 10 10 38',
  back: 'M17 8 6 19l11 11M6 19h22a13 13 0 0 1 0 26H14',
  tower: 'M24 20 14 44M24 20l10 24M18 34h12M13.5 27a12.5 12.5 0 0 1 0-16M34.5 27a12.5 12.5 0 0 0 0-16M7.5 31a20 20 0 0 1 0-24M40.5 31a20 20 0 0 0 0-24M24 18.9v.2',
  noLine: 'M6 18a26 26 0 0 1 36 0M12.5 25.5a16.5 16.5 0 0 1 23 0M19 33a7.5 7.5 0 0 1 10 0M24 40v.2M8 42 40 6',
} as const

export type SignName = keyof typeof SIGNS

export function Sign({ name, className }: { name: SignName; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 48 48" className={className} fill="none" stroke="var(--sign)" strokeWidth="4.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={SIGNS[name]} />
    </svg>
  )
}

export function StopSign({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <rect x="11" y="11" width="26" height="26" rx="3" fill="var(--sign)" />
    </svg>
  )
}

export function TriangleSign({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <path d="M14 7.5v33a2 2 0 0 0 3 1.7l27-16.5a2 2 0 0 0 0-3.4L17 5.8a2 2 0 0 0-3 1.7z" fill="var(--sign)" />
    </svg>
  )
}
