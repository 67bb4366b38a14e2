// The moderators' room at the desk: what waits, cases and appeals, who may not write, the word lists. Moderating itself is done in the chat.

import { Link } from 'wouter'
import css from '../../chat/chat.module.css'
import { useDeskTexts } from '../texts.ts'
import { Bans } from './bans.tsx'
import { CaseList } from './case-list.tsx'
import { Held } from './held.tsx'
import { useChatDeskTexts } from './texts.ts'
import { WordLists } from './word-lists.tsx'

export default function ChatDeskRoom() {
  const t = useChatDeskTexts()
  const desk = useDeskTexts()
  return (
    <>
      <h1>{desk('room.chat')}</h1>
      <p>{t('chat.lead')} <Link href="/chat" className={css['link']}>{t('chat.open')}</Link></p>
      <Held />
      <CaseList />
      <Bans />
      <WordLists />
    </>
  )
}
