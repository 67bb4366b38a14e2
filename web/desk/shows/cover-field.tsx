// The cover of a show: chosen, cut to a square, described, taken away. Each of it takes effect at once.

import { useEffect, useState } from 'react'
import type { EditableShow } from '../../../server/schedule/show-room-schema.ts'
import type { EditedCoverAnswer } from '../../../server/shows/covers/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { CropSquare } from './crop-square.tsx'
import { LEAST_SIDE, middleOf, type Square } from './crop.ts'
import { withText } from './draft.ts'
import { useLanguages } from './languages.tsx'
import { sizeOf } from './picture-size.ts'
import { RefusalNote } from './refusal-note.tsx'
import page from './shows.module.css'
import { useShowsRoomTexts } from './texts.ts'
import { useSaving } from './use-saving.ts'

interface CoverFieldProps {
  readonly item: Pick<EditableShow, 'show' | 'cover'>
  readonly onChanged: () => void
}

/** A picture that is being cut: a new file, or the one that is there. */
interface Cutting {
  readonly file: File | null
  readonly source: string
  readonly width: number
  readonly height: number
}

export function CoverField({ item: { show, cover }, onChanged }: CoverFieldProps) {
  const t = useShowsRoomTexts()
  const { busy, refusal, run } = useSaving()
  const [cutting, setCutting] = useState<Cutting | null>(null)
  const [square, setSquare] = useState<Square>({ left: 0, top: 0, size: 0 })
  const path = `/api/v1/shows/${show.slug}/cover`
  useEffect(() => () => void (cutting?.file && URL.revokeObjectURL(cutting.source)), [cutting])
  const done = async (work: () => Promise<unknown>) => {
    if (!(await run(work))) return
    setCutting(null)
    onChanged()
  }
  const choose = async (file: File) => {
    const source = URL.createObjectURL(file)
    const size = await sizeOf(source)
    // What this browser cannot show, the station may know, or it says in words why not.
    if (!size) return done(() => request('PUT', path, file))
    setSquare(middleOf(size))
    setCutting({ file, source, ...size })
  }
  const again = ({ width, height, crop }: EditedCoverAnswer) => {
    setSquare(crop)
    setCutting({ file: null, source: `${path}/whole`, width, height })
  }
  const use = ({ file }: Cutting) => done(() => (file ? request('PUT', `${path}?left=${square.left}&top=${square.top}&size=${square.size}`, file) : request('PATCH', path, { crop: square })))
  return (
    <>
      {cutting === null && (cover ? <img className={page['cover']} src={cover.jpg[640]} width={640} height={640} alt={Object.values(cover.alt)[0] ?? ''} /> : <p>{t('cover.none')}</p>)}
      {cutting !== null && (
        <>
          {Math.min(cutting.width, cutting.height) < LEAST_SIDE ? (
            <p role="alert" className={css['problem']}>{t('cover.tooSmall', { width: cutting.width, height: cutting.height })}</p>
          ) : (
            <>
              <CropSquare source={cutting.source} picture={cutting} square={square} onChange={setSquare} />
              <Button kind="main" disabled={busy} onClick={() => void use(cutting)}>{cutting.file ? t('cover.save') : t('cover.saveSquare')}</Button>
            </>
          )}
        </>
      )}
      <p role="status">{busy ? t('cover.working') : ''}</p>
      <RefusalNote refusal={refusal} />
      <label className={css['field']}>
        <span>{t('cover.choose')}</span>
        <input type="file" accept="image/jpeg,image/png,image/webp,image/avif,image/gif" disabled={busy} aria-describedby="cover-help" onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void choose(file)
          // The same file can be chosen once more.
          target.value = ''
        }} />
        <small id="cover-help" className={css['soft']}>{t('cover.chooseHelp')}</small>
      </label>
      {cover && cutting === null && (
        <>
          <p className={css['row']}>
            <Button disabled={busy} onClick={() => again(cover)}>{t('cover.square')}</Button>
            <Button kind="danger" disabled={busy} onClick={() => void done(() => request('DELETE', path))}>{t('cover.remove')}</Button>
          </p>
          <AltTexts key={cover.hash} languages={show.languages} cover={cover} onSave={(alt) => done(() => request('PATCH', path, { alt }))} busy={busy} />
        </>
      )}
    </>
  )
}

interface AltTextsProps {
  readonly languages: readonly string[]
  readonly cover: EditedCoverAnswer
  readonly busy: boolean
  readonly onSave: (alt: Record<string, string>) => Promise<void>
}

function AltTexts({ languages, cover, busy, onSave }: AltTextsProps) {
  const t = useShowsRoomTexts()
  const { language } = useI18n()
  const { nameOf } = useLanguages()
  const [alt, setAlt] = useState<Record<string, string>>(cover.alt)
  const tags = [...new Set([...languages, language, ...Object.keys(cover.alt)])]
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('cover.alt')}</legend>
      {tags.map((tag) => (
        <label key={tag} className={css['field']}>
          <span>{nameOf(tag)}</span>
          <input value={alt[tag] ?? ''} lang={tag} dir="auto" maxLength={300} onChange={({ target }) => setAlt(withText(alt, tag, target.value))} />
        </label>
      ))}
      <p><Button disabled={busy} onClick={() => void onSave(alt)}>{t('cover.saveAlt')}</Button></p>
    </fieldset>
  )
}
