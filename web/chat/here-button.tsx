// "I'm here": taking part with one tap, without writing or reading; and how many do.

import { useI18n } from '../i18n/i18n.tsx'
import shared from './chat.module.css'
import css from './room.module.css'
import { useChatTexts } from './texts.ts'
import type { ChatOnPage } from './use-chat.ts'

export function HereButton({ chat, view }: ChatOnPage) {
  const t = useChatTexts()
  const { format } = useI18n()
  const { counts } = view.conversation
  return (
    <div className={css['here']}>
      <button type="button" className={css['hand']} aria-pressed={view.isHere} onClick={() => chat.setHere(!view.isHere)}>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M7 12V5a1.5 1.5 0 0 1 3 0v5h.5V3a1.5 1.5 0 0 1 3 0v7h.5V4.5a1.5 1.5 0 0 1 3 0V12h.5V8a1.5 1.5 0 0 1 3 0v7a7 7 0 0 1-7 7h-1a7 7 0 0 1-5.6-2.8L3.3 15a1.6 1.6 0 0 1 2.5-2L7 14.300z" />
        </svg>
        {t('here.button')}
        {counts && counts.here > 0 && <b className={shared['count']} aria-hidden="true">{format.number(counts.here)}</b>}
      </button>
      {counts && (
        <p className={shared['soft']}>
          {counts.here > 0 && <><span data-here={counts.here}>{t('here.count', { count: counts.here })}</span>{' · '}</>}
          {t('here.present', { count: counts.present })}
        </p>
      )}
    </div>
  )
}
