// Lines that a partner copies into their own page to show the programme or the player there.

import { useSyncExternalStore } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import css from './embed-snippets.module.css'
import { useProgrammeTexts } from './texts.ts'

const EMBEDS = [
  { path: '/embed/schedule', text: 'embed.schedule', height: 480 },
  { path: '/embed/player', text: 'embed.player', height: 120 },
] as const

export function EmbedSnippets() {
  const { language } = useI18n()
  const { name } = useStation()
  const t = useProgrammeTexts()
  const origin = useSyncExternalStore(
    () => () => {},
    () => location.origin,
    () => '',
  )
  return (
    <details className={css.embed}>
      <summary className={css.summary}>{t('embed.title')}</summary>
      <p>{t('embed.help')}</p>
      {EMBEDS.map(({ path, text, height }) => (
        <label key={path} className={css.snippet}>
          <span>{t(text)}</span>
          <textarea
            readOnly
            dir="ltr"
            rows={3}
            suppressHydrationWarning
            value={`<iframe src="${origin}${path}?lang=${language}&theme=auto" title="${name}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </label>
      ))}
    </details>
  )
}
