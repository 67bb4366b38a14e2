// One show in a list of them.

import { languageName } from '../../schedules/language-names.ts'
import type { ShowSummary } from '../../server/shows/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { ShowCover } from '../programme/show-cover.tsx'
import { ShowTile } from '../programme/show-tile.tsx'
import css from '../ui/list-item.module.css'
import { ListItem } from '../ui/list-item.tsx'

export function ShowItem({ show: { slug, address, cover, title, latinTitle, titles, languages, hosts }, level }: { show: ShowSummary; level: 2 | 3 }) {
  const { format, language } = useI18n()
  const meaning = titles[language]
  return (
    <ListItem
      picture={cover ? <ShowCover cover={cover} sizes="5rem" decorative className={css.cover} /> : <ShowTile slug={slug} />}
      href={`/shows/${address}`}
      title={title}
      latinTitle={latinTitle}
      language={languages[0]}
      level={level}
    >
      {meaning && <p>{meaning}</p>}
      <p className={css.about} suppressHydrationWarning>
        {format.list(languages.map((tag) => languageName(tag, language)))}
      </p>
      <p className={css.about}>
        {hosts.map(({ slug: host, name }, index) => (
          <span key={host}>
            {index > 0 && ' · '}
            <bdi>{name}</bdi>
          </span>
        ))}
      </p>
    </ListItem>
  )
}
