// Somebody was quicker: who changed what, and for what both changed, whose stays. Nothing that was typed is lost on the way.

import { Button } from '../../ui/button.tsx'
import { useI18n } from '../../i18n/i18n.tsx'
import { isolated } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useArchiveTexts } from './texts.ts'
import type { Field } from './unsaved.ts'
import type { EditedEpisode } from './use-episode.ts'

export function MeanwhileNote({ edited: { meanwhile, overlap, decide, saved, episode } }: { edited: EditedEpisode }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  if (!meanwhile && overlap.length === 0) return null
  const names = (fields: readonly Field[]) => format.list(fields.map((field) => t(`field.${field}`)))
  return (
    <section role="alert" className={css['card']} aria-label={t('meanwhile.title')}>
      <h2>{t('meanwhile.title')}</h2>
      {meanwhile && <p>{t('meanwhile.who', { who: meanwhile.who === null ? t('meanwhile.somebody') : isolated(meanwhile.who), what: names(meanwhile.fields) })}</p>}
      {overlap.length === 0 && <p>{t('meanwhile.saveAgain')}</p>}
      {overlap.map((field) => (
        <div key={field} className={css['share']}>
          <p>{t('meanwhile.both', { what: t(`field.${field}`) })}</p>
          {typeof saved[field] === 'string' && (
            <dl className={css['facts']}>
              <dt>{t('meanwhile.theirs')}</dt>
              <dd><bdi dir="auto">{String(saved[field])}</bdi></dd>
              <dt>{t('meanwhile.mine')}</dt>
              <dd><bdi dir="auto">{String(episode[field])}</bdi></dd>
            </dl>
          )}
          <p className={css['row']}>
            <Button aria-label={`${t('meanwhile.keepMine')}: ${t(`field.${field}`)}`} onClick={() => decide(field, 'mine')}>{t('meanwhile.keepMine')}</Button>
            <Button aria-label={`${t('meanwhile.takeTheirs')}: ${t(`field.${field}`)}`} onClick={() => decide(field, 'theirs')}>{t('meanwhile.takeTheirs')}</Button>
          </p>
        </div>
      ))}
    </section>
  )
}
