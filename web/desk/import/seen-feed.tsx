// What the feed of a podcast has.

import { languageName } from '../../../schedules/language-names.ts'
import type { SeenFeedAnswer } from '../../../server/archive/import/schema.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import page from './import.module.css'
import { useImportRoomTexts } from './texts.ts'

export function SeenFeed({ feed }: { feed: SeenFeedAnswer }) {
  const t = useImportRoomTexts()
  const { format, language } = useI18n()
  const spoken = feed.language ?? undefined
  return (
    <div className={css['inside']}>
      <h3><Words lang={spoken}>{feed.title}</Words></h3>
      {feed.author && <p className={css['soft']}><Words lang={spoken}>{feed.author}</Words></p>}
      {feed.description && <p className={page['description']}><Words lang={spoken}>{feed.description}</Words></p>}
      <dl className={css['facts']}>
        <dt>{t('seen.episodes', { count: feed.episodes })}</dt>
        <dd>{t('seen.here')}: {format.number(feed.here)}</dd>
        {feed.durationMs > 0 && <Fact name={t('seen.length')} value={format.duration(feed.durationMs)} />}
        {feed.bytes > 0 && <Fact name={t('seen.size')} value={format.megabytes(feed.bytes / 1e6)} />}
        {feed.oldestAt && feed.newestAt && <Fact name={t('seen.dates')} value={format.dates(new Date(feed.oldestAt), new Date(feed.newestAt))} />}
        {feed.language && <Fact name={t('seen.language')} value={languageName(feed.language, language)} />}
      </dl>
      {feed.passedOver > 0 && <p>{t('seen.passedOver', { count: feed.passedOver })}</p>}
      {feed.isLocked && <p className={css['problem']}>{t('seen.locked')}</p>}
      <details className={page['newest']}>
        <summary>{t('seen.newest')}</summary>
        <ol>
          {feed.newest.map(({ title, publishedAt, isHere }, index) => (
            <li key={index}>
              <Words lang={spoken}>{title}</Words>
              {publishedAt && <span className={css['soft']}> · {format.dates(new Date(publishedAt), new Date(publishedAt))}</span>}
              {isHere && <> <span className={css['tag']}>{t('seen.isHere')}</span></>}
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
