// The hosts of a show in the order they are named: known ones chosen, a new one added on the spot.

import { useState } from 'react'
import type { EditableHost } from '../../../server/schedule/show-room-schema.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { LanguagesField } from './languages-field.tsx'
import { NEW_HOST } from './draft.ts'
import { NamesFields } from './names-fields.tsx'
import { OrderedList } from './ordered-list.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { useShowsRoomTexts } from './texts.ts'
import { useSaving } from './use-saving.ts'

interface HostsFieldProps {
  readonly value: readonly string[]
  readonly hosts: readonly EditableHost[]
  readonly revision: number
  /** New hosts are made by who plans. */
  readonly mayAdd: boolean
  /** Spoken in the show, so that a new host begins with them. */
  readonly languages: readonly string[]
  readonly onChange: (slugs: string[]) => void
  readonly onCreated: () => void
}

export function HostsField({ value, hosts, revision, mayAdd, languages, onChange, onCreated }: HostsFieldProps) {
  const t = useShowsRoomTexts()
  const nameOf = (slug: string) => {
    const host = hosts.find((one) => one.host.slug === slug)?.host
    return host ? (host.latinName ? `${host.name} (${host.latinName})` : host.name) : slug
  }
  const others = hosts.filter(({ host, retired }) => !retired && !value.includes(host.slug)).map(({ host }) => host.slug).sort((one, other) => nameOf(one).localeCompare(nameOf(other)))
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('hosts.title')}</legend>
      <OrderedList items={value} onChange={onChange} show={(slug) => <bdi>{nameOf(slug)}</bdi>} nameOf={nameOf} />
      <label className={css['field']}>
        <span>{t('hosts.add')}</span>
        <select value="" onChange={({ target }) => target.value && onChange([...value, target.value])}>
          <option value="" />
          {others.map((slug) => <option key={slug} value={slug}>{nameOf(slug)}</option>)}
        </select>
      </label>
      {mayAdd && <NewHost hosts={hosts} revision={revision} languages={languages} onCreated={(slug) => {
        onChange([...value, slug])
        onCreated()
      }} />}
    </fieldset>
  )
}

function NewHost({ hosts, revision, languages, onCreated }: Pick<HostsFieldProps, 'hosts' | 'revision' | 'languages'> & { onCreated: (slug: string) => void }) {
  const t = useShowsRoomTexts()
  const { busy, refusal, save } = useSaving()
  const [named, setHost] = useState(NEW_HOST)
  // Until somebody says otherwise they speak what the show speaks.
  const [spoken, setSpoken] = useState<readonly string[] | null>(null)
  const host = { ...named, languages: spoken ?? languages }
  const taken = hosts.some((one) => one.host.slug === host.slug)
  const create = async () => {
    if (!(await save({ do: 'addHost', host }, revision))) return
    setHost(NEW_HOST)
    setSpoken(null)
    onCreated(host.slug)
  }
  return (
    <details className={css['card']}>
      <summary>{t('shows.newHost')}</summary>
      <div className={css['inside']}>
        {/* Not a form of its own: it lies inside the show's, which must not wait for its fields. */}
        <NamesFields
          id="new-host"
          label={t('name.host')}
          name={host.name}
          latin={host.latinName}
          lang={host.languages[0]}
          onChange={({ name, latin }) => setHost((before) => ({ ...before, name, latinName: latin }))}
          slug={{ value: host.slug, taken, onChange: (slug) => setHost((before) => ({ ...before, slug })) }}
          required={false}
        />
        <LanguagesField value={host.languages} onChange={setSpoken} />
        <RefusalNote refusal={refusal} />
        <Button disabled={busy || taken || host.name === '' || host.slug === ''} onClick={() => void create()}>{t('hosts.create')}</Button>
      </div>
    </details>
  )
}
