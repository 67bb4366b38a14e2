// One thing in a list of shows or episodes: its picture, its title as a link, its Latin form, and what else is said of it.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import css from './list-item.module.css'
import { Words } from './words.tsx'

interface ListItemProps {
  /** As large as the style says: a cover with its class, or the tile. */
  readonly picture: ReactNode
  readonly href: string
  readonly title: string
  /** How the title sounds in Latin letters; null where it is written in them. */
  readonly latinTitle: string | null
  /** The title's own. */
  readonly language: string | undefined
  /** Of its heading. */
  readonly level: 2 | 3
  readonly children: ReactNode
}

export function ListItem({ picture, href, title, latinTitle, language, level, children }: ListItemProps) {
  const Title = `h${level}` as const
  return (
    <li className={css.item}>
      {picture}
      <div className={css.words}>
        <Title className={css.title}>
          <Link href={href} className={css.link}>
            <Words lang={language}>{title}</Words>
          </Link>
        </Title>
        {latinTitle && (
          <p lang={`${language}-Latn`}>
            <bdi>{latinTitle}</bdi>
          </p>
        )}
        {children}
      </div>
    </li>
  )
}
