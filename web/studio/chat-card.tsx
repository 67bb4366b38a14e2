// The chat beside the controls of a live show, on a line of its own: whatever becomes of it, the show goes on.

import { lazy, Suspense } from 'react'
import { ChatBoundary } from '../chat/chat-boundary.tsx'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

const HostView = lazy(() => import('../chat/host-view.tsx'))

/** `show`: the slug of the show the host goes live with. */
export function ChatCard({ show }: { show: string | null }) {
  const t = useStudioTexts()
  return (
    <section className={css['card']} aria-labelledby="studio-chat">
      <h2 id="studio-chat">{t('chat.title')}</h2>
      <ChatBoundary fallback={<p className={css['soft']}>{t('chat.down')}</p>}>
        <Suspense fallback={<p className={css['soft']}>{t('line.connecting')}</p>}>
          <HostView show={show} />
        </Suspense>
      </ChatBoundary>
    </section>
  )
}
