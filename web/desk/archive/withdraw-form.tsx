// Withdrawing: with a reason, and whether the files are kept so that it can come back.

import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useArchiveTexts } from './texts.ts'

export function WithdrawForm({ busy, onWithdraw }: { busy: boolean; onWithdraw: (withdrawal: { reason: string; hold: boolean }) => Promise<boolean> }) {
  const t = useArchiveTexts()
  const [reason, setReason] = useState('')
  const [hold, setHold] = useState(true)
  return (
    <details className={css['card']}>
      <summary>{t('withdraw.title')}</summary>
      <div className={css['inside']}>
        <p>{t('withdraw.help')}</p>
        <label className={css['field']}>
          <span>{t('withdraw.reason')}</span>
          <input value={reason} dir="auto" maxLength={500} onChange={({ target }) => setReason(target.value)} />
        </label>
        <label className={css['tick']}>
          <input type="checkbox" checked={hold} onChange={({ target }) => setHold(target.checked)} />
          <span>{t('withdraw.hold')}</span>
        </label>
        {!hold && <p className={css['problem']}>{t('withdraw.forGood')}</p>}
        <Button kind="danger" disabled={busy || reason.trim() === ''} onClick={() => void onWithdraw({ reason: reason.trim(), hold })}>{t('withdraw.do')}</Button>
      </div>
    </details>
  )
}
