// The episode's own cover: chosen, cut to a square, taken away. It takes effect at once; without one its show's is shown.

import { useEffect, useState } from 'react'
import type { DeskEpisode } from '../../../../server/archive/schema.ts'
import { request } from '../../../api/client.ts'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import { CropSquare } from '../../shows/crop-square.tsx'
import { LEAST_SIDE, middleOf, type Square } from '../../shows/crop.ts'
import { sizeOf } from '../../shows/picture-size.ts'
import page from '../archive.module.css'
import { Part } from '../part.tsx'
import { useArchiveTexts } from '../texts.ts'
import { useAsking } from '../use-asking.ts'
import type { EditedEpisode } from '../use-episode.ts'

/** A picture that is being cut. */
interface Cutting {
  readonly file: File
  readonly source: string
  readonly width: number
  readonly height: number
  readonly square: Square
}

export function CoverPart({ edited: { saved, take } }: { edited: EditedEpisode }) {
  const t = useArchiveTexts()
  const { busy, problem, ask } = useAsking()
  const [cutting, setCutting] = useState<Cutting | null>(null)
  const source = cutting?.source
  useEffect(() => () => void (source && URL.revokeObjectURL(source)), [source])
  const path = `/api/v1/desk/episodes/${saved.id}/cover`
  const cover = saved.files['cover']
  const send = async (work: () => Promise<DeskEpisode>) => {
    const answer = await ask(work)
    if (!answer) return
    setCutting(null)
    take(answer)
  }
  const choose = async (file: File) => {
    const url = URL.createObjectURL(file)
    const size = await sizeOf(url)
    // What this browser cannot show, the station may know, or it says in words why not.
    if (!size || Math.min(size.width, size.height) < LEAST_SIDE) {
      URL.revokeObjectURL(url)
      return send(() => request<DeskEpisode>('PUT', path, file))
    }
    setCutting({ file, source: url, ...size, square: middleOf(size) })
  }
  const use = ({ file, square: { left, top, size } }: Cutting) => send(() => request<DeskEpisode>('PUT', `${path}?left=${left}&top=${top}&size=${size}`, file))
  return (
    <Part title={t('cover.title')}>
      {cutting === null && (cover ? <img className={page['cover']} src={cover.url} width={256} height={256} alt={t('cover.own')} /> : <p>{t('cover.none')}</p>)}
      {cutting !== null && (
        <>
          <CropSquare source={cutting.source} picture={cutting} square={cutting.square} onChange={(square) => setCutting({ ...cutting, square })} />
          <p className={css['row']}>
            <Button kind="main" disabled={busy} onClick={() => void use(cutting)}>{t('cover.use')}</Button>
            <Button disabled={busy} onClick={() => setCutting(null)}>{t('cover.forget')}</Button>
          </p>
        </>
      )}
      {problem !== null && <p role="alert" className={css['problem']}>{problem}</p>}
      <label className={css['field']}>
        <span>{t('cover.choose')}</span>
        <input type="file" accept="image/jpeg,image/png,image/webp,image/avif,image/gif" disabled={busy} aria-describedby="episode-cover-help" onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void choose(file)
          // The same file can be chosen once more.
          target.value = ''
        }} />
        <small id="episode-cover-help" className={css['soft']}>{t('cover.help')}</small>
      </label>
      {cover && cutting === null && <Button kind="danger" disabled={busy} onClick={() => void send(() => request<DeskEpisode>('DELETE', path))}>{t('cover.remove')}</Button>}
    </Part>
  )
}
