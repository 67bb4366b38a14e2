// Cases by their state: what was reported, what was decided, what is appealed.

import { useState } from 'react'
import type { CaseState, DeskCaseOnWire } from '../../../server/chat/schema.ts'
import { withQuery } from '../../api/client.ts'
import { DESK_CHAT } from '../../chat/ask-chat.ts'
import { useChatTexts } from '../../chat/texts.ts'
import css from '../desk.module.css'
import { CaseCard } from './case-card.tsx'
import { useChatDeskTexts } from './texts.ts'
import { useFreshAnswer } from './use-fresh-answer.ts'

const STATES = ['open', 'appealed', 'decided', 'closed'] as const satisfies readonly CaseState[]

export function CaseList() {
  const t = useChatDeskTexts()
  const chat = useChatTexts()
  const [state, setState] = useState<CaseState>('open')
  const asked = useFreshAnswer<{ cases: DeskCaseOnWire[] }>(withQuery(`${DESK_CHAT}/cases`, { state }))
  const cases = asked.state === 'answered' ? asked.answer.cases.filter((one) => one.state === state) : []
  return (
    <section className={css['card']} aria-labelledby="cases">
      <h2 id="cases">{t('cases.title')}</h2>
      <label className={css['field']}>
        <span>{t('cases.state')}</span>
        <select value={state} onChange={({ target }) => setState(STATES.find((one) => one === target.value) ?? 'open')}>
          {STATES.map((one) => <option key={one} value={one}>{chat(`case.${one}`)}</option>)}
        </select>
      </label>
      {asked.state === 'answered' && cases.length === 0 && <p className={css['soft']}>{t('cases.none')}</p>}
      <ul className={css['list']}>
        {cases.map((one) => <CaseCard key={one.number} one={one} onDone={asked.again} />)}
      </ul>
    </section>
  )
}
