// What listeners hear at this moment, whoever makes it.

import type { UplinkView } from './uplink-view.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

export function HearsCard({ view }: { view: UplinkView }) {
  const t = useStudioTexts()
  if (!view.now) return null
  const { show, host, title } = view.now.onAir
  return (
    <section className={css['card']}>
      <h2>{t('hears.title')}</h2>
      <p>
        <bdi className={css['show']} lang={show?.languages[0]}>{show?.title ?? t('hears.music')}</bdi>
        {host && (
          <>
            {' · '}
            <bdi>{host.name}</bdi>
          </>
        )}
      </p>
      {title && title !== show?.title && <p className={css['soft']}><bdi>{title}</bdi></p>}
      <p className={css['soft']}>{t('listeners', { count: view.now.listeners })}</p>
    </section>
  )
}
