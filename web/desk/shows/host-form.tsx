// One host as listeners see them.

import { useState, type FormEvent } from 'react'
import type { HostContent } from '../../../schedules/programme-content.ts'
import type { EditableHost, ShowRoomAnswer } from '../../../server/schedule/show-room-schema.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { NEW_HOST } from './draft.ts'
import { LanguagesField } from './languages-field.tsx'
import { NamesFields } from './names-fields.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { RetireField } from './retire-field.tsx'
import { useShowsRoomTexts } from './texts.ts'
import { useSaving } from './use-saving.ts'

interface HostFormProps {
  readonly room: ShowRoomAnswer
  /** Null: a new one. */
  readonly item: EditableHost | null
  readonly onSaved: (slug: string) => void
  readonly onReload: () => void
}

export function HostForm({ room, item, onSaved, onReload }: HostFormProps) {
  const t = useShowsRoomTexts()
  const desk = useDeskTexts()
  const { busy, refusal, save } = useSaving()
  const [host, setHost] = useState<HostContent>(item?.host ?? NEW_HOST)
  const [seen, setSeen] = useState(room.revision)
  const [saved, setSaved] = useState(false)
  const change = (part: Partial<HostContent>) => {
    setSaved(false)
    setHost((before) => ({ ...before, ...part }))
  }
  const taken = item === null && room.hosts.some((one) => one.host.slug === host.slug)
  const store = async (on: number) => {
    const outcome = taken ? null : await save({ do: item === null ? 'addHost' : 'saveHost', host }, on)
    if (!outcome) return
    setSeen(outcome.revision)
    setSaved(true)
    onSaved(host.slug)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void store(seen)
  }
  return (
    <>
      <h1>{item ? <bdi>{item.host.name}</bdi> : t('shows.newHost')}</h1>
      {item?.retired && <p className={css['problem']}>{t('shows.retired')}</p>}
      <form className={css['form']} onSubmit={submit}>
        <NamesFields
          id="host"
          label={t('name.host')}
          name={host.name}
          latin={host.latinName}
          lang={host.languages[0]}
          onChange={({ name, latin }) => change({ name, latinName: latin })}
          slug={item ? null : { value: host.slug, taken, onChange: (slug) => change({ slug }) }}
        />
        <LanguagesField value={host.languages} onChange={(languages) => change({ languages })} />
        <RefusalNote refusal={refusal} onTheirs={onReload} onMine={(latest) => void store(latest)} />
        <p className={css['row']}>
          <Button type="submit" kind="main" disabled={busy || taken}>{item?.retired ? t('retire.back') : t('save.host')}</Button>
          <span role="status">{saved ? desk('desk.saved') : ''}</span>
        </p>
      </form>
      {item && room.mayPlan && !item.retired && <RetireField label={t('retire.host')} help={null} edit={{ do: 'retireHost', slug: host.slug }} seen={seen} onDone={onReload} />}
    </>
  )
}
