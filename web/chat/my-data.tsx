// What the station keeps of this author: a copy, or its end.

import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { eraseMine, MINE } from './ask-chat.ts'
import css from './chat.module.css'
import { forgetAuthor } from './remembered.ts'
import { useChatTexts } from './texts.ts'
import { useChatWork } from './use-chat-work.ts'

export function MyData() {
  const t = useChatTexts()
  const [asks, setAsks] = useState(false)
  const [erased, setErased] = useState<number | null>(null)
  const { busy, problem, run } = useChatWork()
  const erase = async () => {
    setAsks(false)
    await run(async () => {
      const { messages } = await eraseMine()
      forgetAuthor()
      setErased(messages)
    })
  }
  return (
    <details className={css['card']}>
      <summary>{t('mine.title')}</summary>
      <div className={css['form']}>
        <p>{t('mine.lead')}</p>
        <a className={css['link']} href={MINE} download="imi-chat.json">{t('mine.export')}</a>
        <Button disabled={busy} onClick={() => setAsks(true)}>{t('mine.erase')}</Button>
        <Dialog open={asks} title={t('mine.erase')} closeLabel={t('sheet.back')} onClose={() => setAsks(false)}>
          <p>{t('mine.sure')}</p>
          <p className={css['form']}><Button kind="danger" onClick={() => void erase()}>{t('mine.erase')}</Button></p>
        </Dialog>
        {erased !== null && <p role="status">{t('mine.erased', { count: erased })}</p>}
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      </div>
    </details>
  )
}
