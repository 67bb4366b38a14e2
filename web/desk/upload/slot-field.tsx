// In which of a show's airings a file shall be heard.

import type { UploadOptions, WireUpload } from '../../../server/archive/uploads/schema.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import type { Formats } from '../../i18n/formats.ts'
import css from '../desk.module.css'
import { useUploadRoomTexts, type UploadTranslate } from './texts.ts'

type Slots = UploadOptions['shows'][number]['slots']

export function SlotField({ slots, value, onChange }: { slots: Slots; value: string; onChange: (occurrence: string) => void }) {
  const t = useUploadRoomTexts()
  const { format } = useI18n()
  const chosen = slots.find(({ occurrenceId }) => occurrenceId === value)
  if (slots.length === 0) return <p role="status">{t('upload.noSlots')}</p>
  return (
    <div className={css['field']}>
      <label className={css['field']}>
        <span>{t('upload.slot')}</span>
        <select required value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="" />
          {slots.map((slot) => (
            <option key={slot.occurrenceId} value={slot.occurrenceId}>{slot.isTaken ? t('upload.slotTaken', { slot: slotWords(slot, t, format) }) : slotWords(slot, t, format)}</option>
          ))}
        </select>
      </label>
      {chosen?.isLive && <small className={css['soft']} role="status">{t('upload.slotLive')}</small>}
    </div>
  )
}

/** `Friday 27 November, 20:00–21:00`. */
export function slotWords({ startsAt, endsAt }: Pick<NonNullable<WireUpload['slot']>, 'startsAt' | 'endsAt'>, t: UploadTranslate, format: Formats): string {
  return t('upload.slotWhen', { day: format.day(new Date(startsAt)), from: format.time(new Date(startsAt)), until: format.time(new Date(endsAt)) })
}
