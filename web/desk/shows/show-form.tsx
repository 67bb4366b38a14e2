// One show as its editors work on it. What belongs to the programme is saved together; cover, spoken titles, address and editors at once, each by itself.

import { useState, type FormEvent, type ReactNode } from 'react'
import type { ShowContent } from '../../../schedules/programme-content.ts'
import type { EditableShow, ShowRoomAnswer } from '../../../server/schedule/show-room-schema.ts'
import { Button } from '../../ui/button.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { SpokenField } from '../voice/spoken-field.tsx'
import { useVoiceTexts } from '../voice/texts.ts'
import { AddressField } from './address-field.tsx'
import { AirFields, FeatureFields, TakePartFields } from './air-fields.tsx'
import { CoverField } from './cover-field.tsx'
import { changed, NEW_SHOW } from './draft.ts'
import { EditorsField } from './editors-field.tsx'
import { HostsField } from './hosts-field.tsx'
import { LanguagesField } from './languages-field.tsx'
import { NamesFields } from './names-fields.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { RetireField } from './retire-field.tsx'
import page from './shows.module.css'
import { TextsField } from './texts-field.tsx'
import { useShowsRoomTexts } from './texts.ts'
import { ThemesField } from './themes-field.tsx'
import { useSaving } from './use-saving.ts'

interface ShowFormProps {
  readonly room: ShowRoomAnswer
  /** Null: a new one. */
  readonly item: EditableShow | null
  readonly mayGive: boolean
  readonly onSaved: (slug: string) => void
  /** Asks the room again, without what was typed here and not saved. */
  readonly onReload: () => void
  /** Asks the room again, and what was typed here stays. */
  readonly onChanged: () => void
}

export function ShowForm({ room, item, mayGive, onSaved, onReload, onChanged }: ShowFormProps) {
  const t = useShowsRoomTexts()
  const desk = useDeskTexts()
  const voice = useVoiceTexts()
  const { busy, refusal, save } = useSaving()
  const [show, setShow] = useState<ShowContent>(item?.show ?? NEW_SHOW)
  const [seen, setSeen] = useState(room.revision)
  const [saved, setSaved] = useState(false)
  const change = (part: Partial<ShowContent>) => {
    setSaved(false)
    setShow((before) => changed(before, part))
  }
  const isWhole = item?.mayChange !== 'texts'
  const taken = item === null && room.shows.some((one) => one.show.slug === show.slug)
  const store = async (on: number) => {
    if (taken) return
    const outcome = await save({ do: item === null ? 'addShow' : 'saveShow', show }, on)
    if (!outcome) return
    setSeen(outcome.revision)
    setSaved(true)
    onSaved(show.slug)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void store(seen)
  }
  return (
    <>
      <h1>{item ? <Words lang={item.show.languages[0]}>{item.show.title}</Words> : t('shows.new')}</h1>
      {item?.retired && <p className={css['problem']}>{t('shows.retired')}</p>}
      {!isWhole && <p>{t('shows.textsOnlyHelp')}</p>}
      <form className={css['form']} onSubmit={submit}>
        {isWhole && (
          <Part>
            <NamesFields
              id="show"
              label={t('name.title')}
              name={show.title}
              latin={show.latinTitle}
              lang={show.languages[0]}
              onChange={({ name, latin }) => change({ title: name, latinTitle: latin })}
              slug={item ? null : { value: show.slug, taken, onChange: (slug) => change({ slug }) }}
            />
            <LanguagesField value={show.languages} onChange={(languages) => change({ languages })} />
            <HostsField value={show.hosts} hosts={room.hosts} revision={room.revision} mayAdd={room.mayPlan} languages={show.languages} onChange={(hosts) => change({ hosts })} onCreated={onChanged} />
          </Part>
        )}
        <Part title={t('texts.title')}>
          <TextsField show={show} onChange={change} />
          <ThemesField value={show.themes} known={room.themes} onChange={(themes) => change({ themes })} />
          <TakePartFields show={show} onChange={change} />
        </Part>
        {isWhole && (
          <Part title={t('air.title')}>
            <AirFields show={show} onChange={change} />
            <FeatureFields show={show} onChange={change} />
          </Part>
        )}
        <RefusalNote refusal={refusal} onTheirs={onReload} onMine={(latest) => void store(latest)} />
        <div className={page['save']}>
          <Button type="submit" kind="main" disabled={busy || taken}>{item?.retired ? t('retire.back') : t('save.show')}</Button>
          <span role="status">{saved ? desk('desk.saved') : ''}</span>
        </div>
        {item?.retired && <p className={css['soft']}>{t('retire.backHelp')}</p>}
      </form>
      {item && (
        <>
          <Part title={t('cover.title')}><CoverField item={item} onChanged={onChanged} /></Part>
          <Part title={voice('spoken.title')}><SpokenField slug={show.slug} /></Part>
          <Part title={t('address.title')}><AddressField key={item.address} item={item} onChanged={onChanged} /></Part>
          {mayGive && <Part title={t('editors.title')}><EditorsField slug={show.slug} /></Part>}
          {room.mayPlan && !item.retired && (
            <Part title={t('retire.title')}><RetireField label={t('retire.show')} help={t('retire.help')} edit={{ do: 'retireShow', slug: show.slug }} seen={seen} onDone={onReload} /></Part>
          )}
        </>
      )}
    </>
  )
}

function Part({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={page['part']}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  )
}
