// The cover of a show, in the size that its place needs.

import type { CoverAnswer } from '../../server/shows/covers/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'

interface ShowCoverProps {
  readonly cover: CoverAnswer
  /** How wide it is shown, as in an image's `sizes`. */
  readonly sizes: string
  /** Beside the show's title a small one says nothing more. */
  readonly decorative?: boolean
  readonly className?: string | undefined
}

export function ShowCover({ cover: { alt, webp, jpg }, sizes, decorative = false, className }: ShowCoverProps) {
  const { language } = useI18n()
  const tag = alt[language] === undefined ? Object.keys(alt)[0] : language
  const words = decorative || tag === undefined ? '' : (alt[tag] ?? '')
  const sources = ([96, 320, 640, 1400] as const).map((size) => `${webp[size]} ${size}w`).join(', ')
  return (
    <picture>
      <source type="image/webp" srcSet={sources} sizes={sizes} />
      <img src={jpg[640]} width={640} height={640} alt={words} lang={words === '' ? undefined : tag} loading={decorative ? 'lazy' : undefined} decoding="async" className={className} />
    </picture>
  )
}
