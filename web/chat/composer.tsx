// Where somebody writes. What is written stays here until the station has kept it.

import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { languageName } from '../../schedules/language-names.ts'
import type { MessageKind } from '../../server/chat/chat-schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationTime } from '../station-clock.tsx'
import { Button } from '../ui/button.tsx'
import { isolated } from '../ui/words.tsx'
import shared from './chat.module.css'
import css from './composer.module.css'
import { isSending, type Refusal } from './draft.ts'
import { KINDS } from './kinds.ts'
import { primaryOf } from './languages.ts'
import { NickField, useSuggestedNick } from './nick-field.tsx'
import { MOST_TEXT } from './protocol.ts'
import { useChatTexts } from './texts.ts'
import type { ChatOnPage } from './use-chat.ts'

export function Composer({ chat, view, languages }: ChatOnPage & { readonly languages: readonly string[] }) {
  const t = useChatTexts()
  const { draft, self, nickRefusal } = view
  const [nick, setNick] = useState(useSuggestedNick())
  const [isRenaming, setRenaming] = useState(false)
  const needsNick = self !== null && !self.isSignedIn && (self.nick === null || isRenaming)
  const text = useRef<HTMLTextAreaElement>(null)
  const waitMs = useWait(draft.waitUntil)
  useEffect(() => {
    if (!view.isNaming && nickRefusal === null) setRenaming(false)
  }, [view.isNaming, nickRefusal, self?.nick])

  const send = (event: FormEvent) => {
    event.preventDefault()
    chat.send(needsNick ? nick.trim() : null)
    // The next thing is written without reaching for the field.
    text.current?.focus()
  }
  const sendByEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter also chooses a word in many scripts' keyboards, and begins a line on phones.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !matchMedia('(pointer: fine)').matches) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <form className={css['composer']} onSubmit={send}>
      {needsNick && <NickField nick={nick} refusal={nickRefusal} onChange={setNick} onTake={isRenaming ? () => chat.setNick(nick.trim()) : null} />}
      {/* Right below what is read: above a phone's keyboard there is room for little else. */}
      <label className={shared['field']}>
        <span data-unseen>{t('write.text')}</span>
        <textarea
          ref={text}
          rows={2}
          dir="auto"
          lang={draft.language}
          maxLength={MOST_TEXT}
          placeholder={t('write.text')}
          enterKeyHint="send"
          value={draft.text}
          readOnly={isSending(draft)}
          onChange={({ target }) => chat.write({ text: target.value })}
          onKeyDown={sendByEnter}
        />
      </label>
      <div className={css['sending']}>
        <LanguageField languages={languages} chosen={draft.language} onChoose={(language) => chat.write({ language })} />
        {isSending(draft) && view.link.kind !== 'open' ? (
          <Button onClick={() => chat.takeBack()}>{t('write.takeBack')}</Button>
        ) : (
          <Button type="submit" kind="main" disabled={isSending(draft) || waitMs > 0 || draft.text.trim() === '' || (needsNick && nick.trim() === '')}>
            {isSending(draft) ? t('write.sending') : t('write.send')}
          </Button>
        )}
      </div>
      <Standing view={view} waitMs={waitMs} />
      <Kinds chosen={draft.kind} disabled={isSending(draft)} onChoose={(kind) => chat.write({ kind })} />
      {!needsNick && self?.nick != null && (
        <p className={css['as']}>
          {t('write.as', { nick: isolated(self.nick) })}
          {!self.isSignedIn && <button type="button" className={shared['plain']} onClick={() => { setNick(self.nick ?? ''); setRenaming(true) }}>{t('write.rename')}</button>}
        </p>
      )}
      {needsNick && <p className={shared['soft']}>{t('write.rules')}</p>}
    </form>
  )
}

function Kinds({ chosen, disabled, onChoose }: { chosen: MessageKind; disabled: boolean; onChoose: (kind: MessageKind) => void }) {
  const t = useChatTexts()
  const name = useId()
  return (
    <fieldset className={css['kinds']} disabled={disabled}>
      <legend data-unseen>{t('kind.choose')}</legend>
      {KINDS.map((kind) => (
        <label key={kind} className={css['kind']}>
          <input type="radio" name={name} value={kind} checked={kind === chosen} onChange={() => onChoose(kind)} />
          <span>{t(`kind.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function LanguageField({ languages, chosen, onChoose }: { languages: readonly string[]; chosen: string; onChoose: (language: string) => void }) {
  const t = useChatTexts()
  const { language } = useI18n()
  const offered = languages.includes(primaryOf(chosen)) ? languages : [primaryOf(chosen), ...languages]
  return (
    <label className={css['language']}>
      <span data-unseen>{t('write.language')}</span>
      <select value={primaryOf(chosen)} onChange={({ target }) => onChoose(target.value)}>
        {offered.map((tag) => <option key={tag} value={tag}>{languageName(tag, language)}</option>)}
      </select>
    </label>
  )
}

/** How it stands with what is written: under way, refused and why, to wait and how long. */
function Standing({ view: { draft, link }, waitMs }: Pick<ChatOnPage, 'view'> & { readonly waitMs: number }) {
  const t = useChatTexts()
  const { format } = useI18n()
  const left = MOST_TEXT - draft.text.length
  return (
    <>
      <div role="status" className={css['standing']}>
        {isSending(draft) && link.kind !== 'open' && <p>{t('write.offline')}</p>}
        {draft.refusal && <p className={shared['problem']}>{t(`refused.${draft.refusal.code}`)} <Until refusal={draft.refusal} /></p>}
        {left <= 50 && <p className={shared['soft']}>{t('write.left', { number: left })}</p>}
      </div>
      {/* A countdown that is read out each second would say nothing else. */}
      {waitMs > 0 && waitMs < LONG_WAIT_MS && <p role="timer" aria-live="off" className={css['wait']}>{t('write.wait', { time: format.duration(waitMs) })}</p>}
    </>
  )
}

/** A ban is told by its end, slow mode by a countdown. */
const LONG_WAIT_MS = 10 * 60_000

function Until({ refusal: { retryAt } }: { refusal: Refusal }) {
  const t = useChatTexts()
  const { format } = useI18n()
  const now = useStationTime()
  if (retryAt === null || retryAt - now < LONG_WAIT_MS) return null
  const at = new Date(retryAt)
  return <>{t('refused.until', { time: format.list([format.date(at), format.time(at)]) })}</>
}

/** Milliseconds until then; 0 when it is over, or there is nothing to wait for. */
function useWait(until: number | null): number {
  const now = useStationTime()
  return until === null ? 0 : Math.max(0, until - now)
}
