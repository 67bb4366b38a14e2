// One episode to work on: its parts in the order of the work, one bar that saves what was typed, and how it goes out.

import { useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react'
import type { DeskEpisode } from '../../../server/archive/schema.ts'
import type { EditableHost } from '../../../server/schedule/show-room-schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import page from './archive.module.css'
import { GoingOut } from './going-out.tsx'
import { JobButtons, JobProgress } from './jobs-list.tsx'
import { MeanwhileNote } from './meanwhile-note.tsx'
import { MusicPart } from './music/music-part.tsx'
import { SoundPart } from './sound/sound-part.tsx'
import { useEditorSound } from './sound/use-sound.ts'
import { useArchiveTexts } from './texts.ts'
import { useEpisode, type EditedEpisode } from './use-episode.ts'
import { CoverPart } from './words/cover-part.tsx'
import { CreditsPart } from './words/credits-part.tsx'
import { DetailsPart } from './words/details-part.tsx'
import { TranscriptPart } from './words/transcript-part.tsx'
import { WordsPart } from './words/words-part.tsx'

interface EpisodeEditorProps {
  readonly first: DeskEpisode
  readonly hosts: readonly EditableHost[]
  readonly seesJobs: boolean
}

export function EpisodeEditor({ first, hosts, seesJobs }: EpisodeEditorProps) {
  const form = useRef<HTMLFormElement>(null)
  const typed = useEpisode(first)
  // Whatever saves, first looks whether all that is needed is there, and shows the field where it is not.
  const edited: EditedEpisode = { ...typed, save: async () => (form.current?.reportValidity() ?? true) && typed.save() }
  const { episode, saved, change } = edited
  const { sound, out } = useEditorSound(episode)
  const isWithdrawn = saved.state === 'withdrawn'
  return (
    <>
      <Head edited={edited} seesJobs={seesJobs} />
      <MeanwhileNote edited={edited} />
      {!isWithdrawn && (
        <SaveForm edited={edited} form={form}>
          <SoundPart episode={episode} sound={sound} out={out} onChange={change} />
          <WordsPart episode={episode} onChange={change} />
          <CreditsPart episode={episode} hosts={hosts} onChange={change} />
          <MusicPart episode={episode} sound={sound} onChange={change} />
          <TranscriptPart edited={edited} sound={sound} />
          <CoverPart edited={edited} />
          <DetailsPart episode={episode} onChange={change} />
        </SaveForm>
      )}
      <GoingOut edited={edited} />
      {isWithdrawn && edited.asking.problem !== null && <p role="alert" className={css['problem']}>{edited.asking.problem}</p>}
    </>
  )
}

function Head({ edited: { saved, deed }, seesJobs }: { edited: EditedEpisode; seesJobs: boolean }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  const { title, languages, show, state, airedAt, job, isReady } = saved
  const again = () => deed(() => request<DeskEpisode>('GET', `/api/v1/desk/episodes/${saved.id}`))
  return (
    <>
      <h1><Words lang={languages[0]}>{title}</Words></h1>
      <p className={css['row']}>
        <span className={css['tag']}>{t(`state.${state}`)}</span>
        <Words lang={languages[0]}>{show.title}</Words>
        {airedAt !== null && <span>{`${t('list.aired')} ${format.day(new Date(airedAt))}, ${format.time(new Date(airedAt))}`}</span>}
      </p>
      {job !== null && job.state !== 'done' && job.state !== 'cancelled' && !isReady && (
        <section className={css['card']} aria-label={t('job.title')}>
          <p role="status">{job.state === 'failed' ? t('job.failed') : t('job.making')}</p>
          <JobProgress job={job} />
          {job.error !== null && <p className={css['problem']}>{job.error}</p>}
          {seesJobs && <JobButtons job={job} onChanged={() => void again()} />}
        </section>
      )}
    </>
  )
}

function SaveForm({ edited, form, children }: { edited: EditedEpisode; form: RefObject<HTMLFormElement | null>; children: ReactNode }) {
  const t = useArchiveTexts()
  const desk = useDeskTexts()
  const [isSaved, setSaved] = useState(false)
  const { unsaved, overlap, asking, save } = edited
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaved(false)
    setSaved(await save())
  }
  return (
    <form ref={form} className={page['form']} onSubmit={(event) => void submit(event)}>
      {children}
      {/* On a phone it would lie over what there is to read while there is nothing to save. */}
      <div className={unsaved.length > 0 || isSaved || asking.problem !== null ? page['save'] : undefined}>
        {asking.problem !== null && <p role="alert" className={css['problem']}>{asking.problem}</p>}
        {unsaved.length > 0 && <Button type="submit" kind="main" disabled={asking.busy || overlap.length > 0}>{desk('desk.save')}</Button>}
        <span role="status">{unsaved.length > 0 ? t('save.unsaved', { count: unsaved.length }) : isSaved ? desk('desk.saved') : ''}</span>
      </div>
    </form>
  )
}
