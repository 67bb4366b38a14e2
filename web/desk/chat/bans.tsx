// Who may not write now, why and until when; ended early where it was too much.

import type { ChatBanOnWire } from '../../../server/chat/schema.ts'
import { request } from '../../api/client.ts'
import { DESK_CHAT } from '../../chat/ask-chat.ts'
import { useChatTexts } from '../../chat/texts.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { isolated } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { useChatDeskTexts } from './texts.ts'
import { useFreshAnswer } from './use-fresh-answer.ts'

export function Bans() {
  const t = useChatDeskTexts()
  const asked = useFreshAnswer<{ bans: ChatBanOnWire[] }>(`${DESK_CHAT}/bans`)
  const bans = asked.state === 'answered' ? asked.answer.bans : []
  return (
    <section className={css['card']} aria-labelledby="bans">
      <h2 id="bans">{t('bans.title')}</h2>
      {asked.state === 'answered' && bans.length === 0 && <p className={css['soft']}>{t('bans.none')}</p>}
      <ul className={css['list']}>
        {bans.map((ban) => <Ban key={ban.id} ban={ban} onDone={asked.again} />)}
      </ul>
    </section>
  )
}

function Ban({ ban, onDone }: { ban: ChatBanOnWire; onDone: () => void }) {
  const t = useChatDeskTexts()
  const chat = useChatTexts()
  const { format } = useI18n()
  const { busy, problem, run } = useDoing()
  const until = new Date(ban.until)
  const end = async () => {
    if (await run(() => request('DELETE', `${DESK_CHAT}/bans/${ban.id}`))) onDone()
  }
  return (
    <li className={css['card']}>
      <p><b><bdi dir="auto">{ban.nick}</bdi></b> {ban.withNetwork && <span className={css['tag']}>{t('bans.network')}</span>}</p>
      <p>{t('bans.until', { day: format.day(until), time: format.time(until) })} · {chat(`reason.${ban.reason}`)} · {t('case.by', { name: isolated(ban.by) })}</p>
      {ban.case && <p className={css['soft']}>{chat('decision.case', { number: ban.case })}</p>}
      <Button disabled={busy} onClick={() => void end()}>{t('bans.end')}</Button>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
    </li>
  )
}
