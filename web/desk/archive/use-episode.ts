// One episode as it is edited: what is saved, what is typed on top of it and kept over a reload, and who changed it meanwhile.

import { useCallback, useEffect, useState } from 'react'
import type { DeskEpisode } from '../../../server/archive/schema.ts'
import { request, type ApiError } from '../../api/client.ts'
import { afterSaving, fieldsIn, fieldsOf, keepMine, NOTHING, overlapOf, readUnsaved, settled, takeTheirs, withTyped, type Field, type Fields, type Unsaved } from './unsaved.ts'
import { useAsking, type Asking } from './use-asking.ts'

export interface Meanwhile {
  /** Null: nobody knows who. */
  readonly who: string | null
  readonly fields: readonly Field[]
}

export interface EditedEpisode {
  /** As it is saved. */
  readonly saved: DeskEpisode
  /** With what is typed. */
  readonly episode: DeskEpisode
  readonly unsaved: readonly Field[]
  readonly change: (part: Partial<Fields>) => void
  /** Saves what is typed; true when nothing is left to save. */
  readonly save: () => Promise<boolean>
  /** Anything else that is asked and answered with the episode. */
  readonly deed: (work: () => Promise<DeskEpisode>) => Promise<boolean>
  /** The episode as somebody else was answered with it. */
  readonly take: (answer: DeskEpisode) => void
  readonly asking: Asking
  /** Who was quicker, as told with the refusal; null: nobody was. */
  readonly meanwhile: Meanwhile | null
  /** What both changed, until it is decided. */
  readonly overlap: readonly Field[]
  readonly decide: (field: Field, whose: 'mine' | 'theirs') => void
  readonly forget: () => void
}

const LOOK_EVERY_MS = 1_500
/** Until its date; the clock of this device may be wrong. */
const LOOK_AT_LEAST_EVERY_MS = 60_000

/** `first`: the episode as it was loaded; another one is another component. */
export function useEpisode(first: DeskEpisode): EditedEpisode {
  const keptAt = `episode/${first.id}`
  const path = `/api/v1/desk/episodes/${first.id}`
  const [saved, setSaved] = useState(first)
  const [unsaved, setUnsaved] = useState<Unsaved>(() => settled(readUnsaved(read(keptAt)), fieldsIn(first)))
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)
  const take = useCallback((answer: DeskEpisode) => {
    setSaved(answer)
    setUnsaved((before) => settled(before, fieldsIn(answer)))
  }, [])
  const asking = useAsking((error) => {
    if (error.code !== 'edited_meanwhile') return false
    setMeanwhile(meanwhileOf(error))
    void request<DeskEpisode>('GET', path).then(take, () => undefined)
    return true
  })

  useEffect(() => keep(keptAt, unsaved), [keptAt, unsaved])
  const hasUnsaved = fieldsOf(unsaved.typed).length > 0
  useEffect(() => {
    if (!hasUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hasUnsaved])

  useEffect(() => {
    const waitMs = nextLookIn(saved)
    if (waitMs === null) return
    const timer = setTimeout(() => void request<DeskEpisode>('GET', path).then(take, () => setSaved((before) => ({ ...before }))), waitMs)
    return () => clearTimeout(timer)
  }, [path, saved, take])

  const overlap = overlapOf(unsaved, fieldsIn(saved))
  return {
    saved,
    episode: { ...saved, ...unsaved.typed },
    unsaved: fieldsOf(unsaved.typed),
    change: (part) => setUnsaved((before) => withTyped(before, fieldsIn(saved), part)),
    save: async () => {
      if (overlap.length > 0) return false
      const { typed } = unsaved
      if (fieldsOf(typed).length === 0) return true
      const answer = await asking.ask(() => request<DeskEpisode>('PATCH', path, { revision: saved.revision, ...typed }))
      if (!answer) return false
      setMeanwhile(null)
      setSaved(answer)
      setUnsaved((now) => afterSaving(now, typed, fieldsIn(answer)))
      return true
    },
    deed: async (work) => {
      const answer = await asking.ask(work)
      if (answer) take(answer)
      return answer !== null
    },
    take,
    asking,
    meanwhile,
    overlap,
    decide: (field, whose) => setUnsaved((before) => (whose === 'mine' ? keepMine(before, fieldsIn(saved), field) : takeTheirs(before, field))),
    forget: () => {
      setUnsaved(NOTHING)
      setMeanwhile(null)
    },
  }
}

/** While its files are made, or it waits to go out; null: nothing happens to it by itself. */
function nextLookIn({ job, state, publishAt }: DeskEpisode): number | null {
  if (job?.state === 'waiting' || job?.state === 'running') return LOOK_EVERY_MS
  if (state !== 'scheduled') return null
  return Math.min(LOOK_AT_LEAST_EVERY_MS, Math.max(LOOK_EVERY_MS, Date.parse(publishAt ?? '') - Date.now()))
}

function meanwhileOf({ details }: ApiError): Meanwhile {
  const { changes = [] } = (details ?? {}) as { changes?: readonly { personName: string | null; fields: Field[] }[] } // as `edited_meanwhile` has it
  const names = [...new Set(changes.flatMap(({ personName }) => personName ?? []))]
  return { who: names.length > 0 ? names.join(', ') : null, fields: [...new Set(changes.flatMap(({ fields }) => fields))] }
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, unsaved: Unsaved): void {
  try {
    if (fieldsOf(unsaved.typed).length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(unsaved))
  } catch {
    // Without storage a reload loses it, and the browser asks before.
  }
}
