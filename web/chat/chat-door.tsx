// The way into the chat from where one listens. Brings nothing of the chat itself until somebody opens it.

import { Suspense, useState, type ComponentType } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { ChatBoundary } from './chat-boundary.tsx'
import css from './chat-door.module.css'

type Door = 'closed' | 'opening' | 'failed' | { readonly Panel: ComponentType }

/** A chat that cannot be loaded, or breaks, says so here and leaves the page as it is. */
export function ChatDoor() {
  const { t } = useI18n()
  const [door, setDoor] = useState<Door>('closed')
  const isOpen = typeof door === 'object'
  const toggle = async () => {
    if (isOpen) return setDoor('closed')
    setDoor('opening')
    setDoor(await import('./chat-panel.tsx').then(({ default: Panel }) => ({ Panel }), () => 'failed' as const))
  }
  return (
    <div className={css.door} data-door={isOpen ? 'open' : 'closed'} data-needs-script>
      <Button aria-expanded={isOpen} disabled={door === 'opening'} className={css.open} onClick={() => void toggle()}>
        {isOpen ? t('chat.close') : t('chat.open')}
      </Button>
      {door === 'failed' && <p role="alert">{t('chat.broken')}</p>}
      {isOpen && (
        <ChatBoundary fallback={<p role="alert">{t('chat.broken')}</p>}>
          <Suspense fallback={<p role="status">{t('site.loading')}</p>}>
            <door.Panel />
          </Suspense>
        </ChatBoundary>
      )}
    </div>
  )
}
