// Ideas from anybody: taken in, moved along by the desk, forgotten after a year.

import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Person } from '../person.ts'
import { checkIdea, forgottenBefore, type NewIdea, type Stage } from './idea.ts'
import type { Idea, IdeaStore } from './store.ts'

/** More than a station gets in a year: a flood that comes from many addresses must not fill the disk. */
const A_DAY = 300
const NOTE_MAX = 1000

export class Ideas {
  readonly #store: IdeaStore
  readonly #clock: Clock

  constructor({ store, clock }: { store: IdeaStore; clock: Clock }) {
    this.#store = store
    this.#clock = clock
  }

  /** Keeps an idea, or says what is missing in it. Those older than a year are forgotten on the way. */
  async send(idea: NewIdea): Promise<void> {
    const now = this.#clock.now()
    const checked = checkIdea(idea)
    await this.#store.forget(forgottenBefore(now))
    if ((await this.#store.countSince(new Date(now.getTime() - 24 * 3600_000))) >= A_DAY) {
      throw new AppError('too-many', 'too_many_ideas', 'Very many ideas came today; please try again tomorrow.')
    }
    await this.#store.insert(checked, now)
  }

  async list(): Promise<Idea[]> {
    const now = this.#clock.now()
    await this.#store.forget(forgottenBefore(now))
    return this.#store.list(now)
  }

  /** Puts an idea at a stage, with a note for the desk. */
  async move(by: Person, id: string, { stage, note }: { readonly stage: Stage; readonly note: string }): Promise<void> {
    const kept = note.normalize('NFC').trim()
    if ([...kept].length > NOTE_MAX) throw new AppError('invalid', 'note_too_long', `A note has at most ${NOTE_MAX} characters.`)
    if (!(await this.#store.move(id, { stage, note: kept || null, by, at: this.#clock.now() }))) throw ideaUnknown()
  }

  async delete(by: Person, id: string): Promise<void> {
    if (!(await this.#store.delete(id, { at: this.#clock.now(), person: by, action: 'idea.deleted', subject: `idea/${id}`, details: {} }))) throw ideaUnknown()
  }
}

function ideaUnknown(): AppError {
  return new AppError('not-found', 'idea_unknown', 'There is no such idea; it may have been deleted.')
}
