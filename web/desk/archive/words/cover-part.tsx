// The episode's own cover. It takes effect at once; without one its show's is shown.

import type { DeskEpisode } from '../../../../server/archive/schema.ts'
import { request } from '../../../api/client.ts'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import { Part } from '../part.tsx'
import { useArchiveTexts } from '../texts.ts'
import type { EditedEpisode } from '../use-episode.ts'

export function CoverPart({ edited: { saved, deed, asking } }: { edited: EditedEpisode }) {
  const t = useArchiveTexts()
  const path = `/api/v1/desk/episodes/${saved.id}/cover`
  const cover = saved.files['cover']
  return (
    <Part title={t('cover.title')}>
      {cover ? <img className={page['cover']} src={cover.url} width={256} height={256} alt={t('cover.own')} /> : <p>{t('cover.none')}</p>}
      <label className={css['field']}>
        <span>{t('cover.choose')}</span>
        <input type="file" accept="image/jpeg,image/png,image/webp,image/avif,image/gif" disabled={asking.busy} aria-describedby="episode-cover-help" onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void deed(() => request<DeskEpisode>('PUT', path, file))
          // The same file can be chosen once more.
          target.value = ''
        }} />
        <small id="episode-cover-help" className={css['soft']}>{t('cover.help')}</small>
      </label>
      {cover && <Button kind="danger" disabled={asking.busy} onClick={() => void deed(() => request<DeskEpisode>('DELETE', path))}>{t('cover.remove')}</Button>}
    </Part>
  )
}
