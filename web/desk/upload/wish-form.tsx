// What to send, for which show, and what it is for: the three ticks are broadcast, archive, or both.

import { useId, useRef, useState, type FormEvent } from 'react'
import type { UploadOptions } from '../../../server/archive/uploads/schema.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { Tick } from '../shows/choice.tsx'
import { nameOf } from './show-name.ts'
import { SlotField } from './slot-field.tsx'
import { useUploadRoomTexts } from './texts.ts'
import page from './upload.module.css'

export interface Wish {
  readonly show: string
  readonly archive: boolean
  /** The airing it is for; null: it is not for one. */
  readonly occurrence: string | null
}

/** Also what phones name strangely, and films: the station looks into the file itself. */
const ACCEPT = 'audio/*,video/*,.flac,.opus,.oga,.wv,.ape,.tta,.caf,.amr,.m4b,.mka'

export function WishForm({ options, onSend }: { options: UploadOptions; onSend: (files: readonly File[], wish: Wish) => Promise<void> }) {
  const t = useUploadRoomTexts()
  const { format } = useI18n()
  const helpId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [slug, setSlug] = useState(options.shows.length === 1 ? (options.shows[0]?.slug ?? '') : '')
  const [wantsArchive, setWantsArchive] = useState(true)
  const [wantsAir, setWantsAir] = useState(false)
  const [occurrence, setOccurrence] = useState('')
  const show = options.shows.find((one) => one.slug === slug)
  const keepsArchive = show?.keepsArchive ?? true
  const archive = wantsArchive && keepsArchive
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const files = [...(input.current?.files ?? [])]
    if (!archive && !wantsAir) return
    await onSend(files, { show: slug, archive, occurrence: wantsAir ? occurrence : null })
    if (input.current) input.current.value = ''
    setOccurrence('')
  }
  return (
    <form className={css['card']} onSubmit={(event) => void send(event)}>
      <label className={css['field']}>
        <span>{t('upload.show')}</span>
        <select required value={slug} onChange={({ target }) => {
          setSlug(target.value)
          setOccurrence('')
        }}>
          <option value="" />
          {options.shows.map((one) => <option key={one.slug} value={one.slug} lang={one.language ?? undefined}>{nameOf(one)}</option>)}
        </select>
      </label>
      <fieldset className={css['group']}>
        <legend className={css['legend']}>{t('upload.for')}</legend>
        {keepsArchive ? <Tick label={t('upload.archive')} value={wantsArchive} onChange={setWantsArchive} /> : <p className={css['soft']}>{t('upload.noArchive')}</p>}
        <Tick label={t('upload.broadcast')} value={wantsAir} onChange={setWantsAir} />
        {!archive && !wantsAir && <p role="alert" className={css['problem']}>{t('upload.nothing')}</p>}
      </fieldset>
      {wantsAir && show && <SlotField slots={show.slots} value={occurrence} onChange={setOccurrence} />}
      <label className={css['field']}>
        {/* One airing has one file. */}
        <span>{wantsAir ? t('upload.file') : t('upload.files')}</span>
        <input ref={input} className={page['file']} type="file" required multiple={!wantsAir} accept={ACCEPT} aria-describedby={helpId} />
      </label>
      <p id={helpId} className={css['soft']}>{t('upload.limits', { size: format.megabytes(options.maxBytes / 1e6), hours: options.maxHours })}</p>
      <Button type="submit" kind="main">{t('upload.send')}</Button>
    </form>
  )
}
