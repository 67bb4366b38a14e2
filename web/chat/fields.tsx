// The fields that a reason is given with, wherever somebody reports, hides or bans.

import type { ReasonCode } from '../../server/chat/chat-schema.ts'
import css from './chat.module.css'
import { useChatTexts } from './texts.ts'

const REASONS = ['insult', 'hate', 'threat', 'harassment', 'private_data', 'spam', 'advertising', 'illegal', 'off_topic', 'impersonation', 'other'] as const satisfies readonly ReasonCode[]

export function isReason(value: unknown): value is ReasonCode {
  return REASONS.some((reason) => reason === value)
}

/** A required choice with nothing chosen beforehand; its name is `reason`. */
export function ReasonField() {
  const t = useChatTexts()
  return (
    <label className={css['field']}>
      <span>{t('form.reason')}</span>
      <select required name="reason" defaultValue="">
        <option value="" disabled>{t('form.choose')}</option>
        {REASONS.map((reason) => <option key={reason} value={reason}>{t(`reason.${reason}`)}</option>)}
      </select>
    </label>
  )
}

export function NoteField({ label, help }: { label: string; help?: string }) {
  return (
    <label className={css['field']}>
      <span>{label}</span>
      <textarea name="note" rows={3} maxLength={1000} dir="auto" />
      {help && <span className={css['soft']}>{help}</span>}
    </label>
  )
}
