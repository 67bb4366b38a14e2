// For coordinators: which shows no voice says the name of yet.

import { Link } from 'wouter'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useVoiceTexts } from './texts.ts'

export function MissingTitles() {
  const t = useVoiceTexts()
  const asked = useAnswer<{ shows: readonly ShowSummary[] }>('/api/v1/shows')
  if (asked.state !== 'answered') return null
  const missing = asked.answer.shows.filter(({ spokenTitle }) => spokenTitle.length === 0)
  return (
    <section className={css['card']} aria-labelledby="missing">
      <h2 id="missing">{t('missing.title')}</h2>
      <p className={css['soft']}>{t('missing.help')}</p>
      {missing.length === 0 && <p>{t('missing.none')}</p>}
      <ul className={css['list']}>
        {missing.map(({ slug, title, languages }) => (
          <li key={slug}><Link href={`/desk/shows/show/${slug}`} className={css['link']}><Words lang={languages[0]}>{title}</Words></Link></li>
        ))}
      </ul>
    </section>
  )
}
