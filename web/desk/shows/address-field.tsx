// The address of a show's page. Takes effect at once.

import { useState } from 'react'
import type { EditableShow } from '../../../server/schedule/show-room-schema.ts'
import { request } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { RefusalNote } from './refusal-note.tsx'
import { useShowsRoomTexts } from './texts.ts'
import { useSaving } from './use-saving.ts'

export function AddressField({ item: { show, address, older }, onChanged }: { item: EditableShow; onChanged: () => void }) {
  const t = useShowsRoomTexts()
  const desk = useDeskTexts()
  const { busy, refusal, run } = useSaving()
  const [typed, setTyped] = useState(address)
  const [saved, setSaved] = useState(false)
  const save = async () => {
    setSaved(false)
    if (!(await run(() => request('PUT', `/api/v1/shows/${show.slug}/address`, { address: typed.trim() })))) return
    setSaved(true)
    onChanged()
  }
  return (
    <>
      <p className={css['soft']}>{t('address.help')}</p>
      <label className={css['field']}>
        <span>{t('address.field')}</span>
        <input value={typed} dir="ltr" maxLength={80} autoCapitalize="off" spellCheck={false} onChange={({ target }) => setTyped(target.value)} />
      </label>
      {older.length > 0 && <p className={css['soft']}>{t('address.older', { list: older.join(', ') })}</p>}
      <RefusalNote refusal={refusal} />
      <p className={css['row']}>
        <Button disabled={busy || typed.trim() === address} onClick={() => void save()}>{desk('desk.save')}</Button>
        <span role="status">{saved ? desk('desk.saved') : ''}</span>
      </p>
    </>
  )
}
