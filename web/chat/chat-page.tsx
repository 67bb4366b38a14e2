// The chat's own page, with the radio at its foot: the room, one's reports and decisions, and what the station keeps.

import { useEffect } from 'react'
import { useSearch } from 'wouter'
import { useStation } from '../api/station-feed-context.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import { toneOf } from '../ui/tones.ts'
import css from './room.module.css'
import { ChatRoom } from './chat-room.tsx'
import { Cases } from './cases.tsx'
import { lastMessages, ROOMS } from './message-form.ts'
import { MyData } from './my-data.tsx'
import { PlainChat } from './plain-chat.tsx'
import { CHAT_TEXTS, useChatTexts } from './texts.ts'
import type { source } from './texts/en.ts'
import { PROGRAMME_TEXTS } from '../programme/texts.ts'

/** As the station calls the room that is always there. */
const STATION_ROOM = 'station'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: CHAT_TEXTS, folder: 'chat/texts' }]

export default function ChatPage() {
  const t = useChatTexts()
  const { name, now } = useStation()
  const isAwake = useIsAwake()
  const room = new URLSearchParams(useSearch()).get('room')
  const title = `${t('chat.title')} · ${name}`
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <PublicFrame
      tone={toneOf(now?.onAir.show?.slug ?? null)}
      top={
        <>
          <Heading>{t('chat.title')}</Heading>
          <p>{t('chat.lead')}</p>
        </>
      }
    >
      <noscript><PlainChat room={room ?? STATION_ROOM} /></noscript>
      {isAwake && <ChatRoom key={room} room={room} />}
      <div className={css['below']} data-needs-script>
        <Cases />
        <MyData />
      </div>
    </PublicFrame>
  )
}

export function questions({ query }: PageAddress): readonly string[] {
  return [ROOMS, lastMessages(query.get('room') ?? STATION_ROOM)]
}

export function head({ station, texts }: PageView): PageHead {
  const t = texts<typeof source>(CHAT_TEXTS)
  return { title: `${t('chat.title')} · ${station.name}`, description: t('chat.description'), canonical: '/chat' }
}
