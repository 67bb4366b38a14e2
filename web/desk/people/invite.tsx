// Inviting somebody: a role, perhaps a host profile, and a link to hand over.

import { useState, type FormEvent } from 'react'
import type { PersonOnWire } from '../../../server/people/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { request } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import type { SignedInMe } from '../room.ts'
import { ShareLink } from '../share-link.tsx'
import { useDoing } from '../use-doing.ts'
import { HostField } from './host-field.tsx'
import { RoleField } from './role-field.tsx'
import { usePeopleRoomTexts } from './texts.ts'

export function Invite({ me, shows }: { me: SignedInMe; shows: readonly ShowSummary[] }) {
  const t = usePeopleRoomTexts()
  const { busy, problem, run } = useDoing()
  const [role, setRole] = useState<PersonOnWire['role']>('host')
  const [hostSlug, setHostSlug] = useState<string | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const make = async (event: FormEvent) => {
    event.preventDefault()
    await run(async () => setLink((await request<{ link: string }>('POST', '/api/v1/invitations', { role, hostSlug })).link))
  }
  return (
    <details className={css['card']}>
      <summary>{t('invite.title')}</summary>
      <div className={css['inside']}>
        <form className={css['form']} onSubmit={(event) => void make(event)}>
          <RoleField me={me.person} value={role} onChange={setRole} />
          <HostField shows={shows} value={hostSlug} onChange={setHostSlug} />
          {problem && <p role="alert" className={css['problem']}>{problem}</p>}
          <Button type="submit" kind="main" disabled={busy}>{t('invite.make')}</Button>
        </form>
        {link !== null && <ShareLink link={link} title={t('invite.share')} />}
      </div>
    </details>
  )
}
