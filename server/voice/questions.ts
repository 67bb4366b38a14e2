// Listeners' spoken questions, from the wish to send one until it is gone. Their senders have no account: each question has a secret of its own,
// by which it is asked after and taken back. Of an address nothing is kept but a count in memory, under a key that is new with every start.

import { existsSync } from 'node:fs'
import { setTimeout as later } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { canonicalTag } from '../../schedules/language-names.ts'
import type { Clock } from '../clock.ts'
import { isDatabaseAway } from '../db/database-away.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { Allowances } from '../http/allowance.ts'
import type { Log } from '../log.ts'
import { addressKey } from '../people/attempt-limit.ts'
import { recordAudit } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import { getShow } from '../shows/store.ts'
import { QuestionFiles } from './question-files.ts'
import { hashOfToken, oldestAt, QUESTION_RATE, requirePlace, type Question } from './question.ts'
import { MOST_QUESTION_MS, type NewQuestion } from './schema.ts'
import * as store from './store.ts'

/** What questions ask of those who work on sound; compose.ts supplies it from the archive. */
export interface QuestionMaker {
  /** Makes the MP3 `to` of a recording; throws a refusal in words. */
  make(work: { readonly from: string; readonly to: string; readonly mostMs: number }): Promise<{ readonly durationMs: number }>
  /** Makes the same words in another voice. */
  change(work: { readonly from: string; readonly to: string }): Promise<void>
}

export interface VoiceQuestionsOptions {
  readonly db: Kysely<Tables>
  /** `voice/` of the data folder. */
  readonly folder: string
  readonly maker: QuestionMaker
  /** Refuses what would fill the disk. */
  readonly space: { requireRoom(bytes: number): void }
  readonly clock: Clock
  readonly log: Log
}

const TIDY_EVERY_MS = 3_600_000
const TRY_AGAIN_MS = 5_000

export class VoiceQuestions {
  readonly #options: VoiceQuestionsOptions
  readonly #files: QuestionFiles
  readonly #allowances: Allowances
  readonly #checking = new Map<string, Promise<void>>()
  readonly #stopping = new AbortController()
  #tidying: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null

  constructor(options: VoiceQuestionsOptions) {
    this.#options = options
    this.#files = new QuestionFiles(options.folder)
    this.#allowances = new Allowances(QUESTION_RATE, options.clock)
  }

  get arrivingFolder(): string {
    return this.#files.arrivingFolder
  }

  /** Goes on with what a stop or crash left, and forgets what is old, now and every hour. */
  async start(): Promise<void> {
    await this.#files.open()
    this.#timer = setInterval(() => void this.tidy(), TIDY_EVERY_MS).unref()
    await this.tidy()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#stopping.abort()
    await Promise.all([this.#tidying, ...this.#checking.values()])
  }

  /** Takes the wish to send one. Asked twice with the same id and secret, because the first answer was lost, it gives the same. */
  async begin(wish: NewQuestion, token: unknown, address: string): Promise<Question> {
    const { db, space, clock } = this.#options
    const tokenHash = hashOfToken(token)
    const known = await store.findQuestion(db, wish.id)
    if (known) return this.#begun(this.#own(known, tokenHash))
    const language = canonicalTag(wish.language)
    if (language === null) throw new AppError('invalid', 'question_language', `"${wish.language}" is no language tag; write it like pl, uk or rom.`)
    const show = await getShow(db, wish.show)
    if (show.retired) throw new AppError('gone', 'show_retired', `"${show.title}" is no longer in the programme; ask another show.`)
    if (!this.#allowances.of(addressKey(address)).spend(1)) throw new AppError('too-many', 'too_many_questions', 'Many questions came from your network; this one is kept on your device. Send it again in an hour.')
    requirePlace(await store.readShelf(db, show.slug), wish)
    space.requireRoom(wish.bytes)
    const { id, mayAir, bytes } = wish
    const question: Question = { id, showSlug: show.slug, language, mayAir, tokenHash, state: 'arriving', bytes, durationMs: null, isVoiceChanged: false, refusal: null, begunAt: clock.now(), keptAt: null, answeredAt: null, airedAt: null }
    // Another request may have been quicker.
    return this.#begun((await store.insertQuestion(db, question)) ? question : await this.own(id, token))
  }

  /** The question of that id, for whoever has its secret; to all others there is none. */
  async own(id: string, token: unknown): Promise<Question> {
    const question = await store.findQuestion(this.#options.db, id)
    if (!question) throw notFound()
    return this.#own(question, hashOfToken(token))
  }

  /** Of the whole recording; null: no bytes are waited for. */
  async bytesOf(id: string): Promise<number | null> {
    const question = await store.findQuestion(this.#options.db, id)
    return question?.state === 'arriving' || question?.state === 'checking' ? question.bytes : null
  }

  /** The last byte is here. Returns when the station has made its own sound of it, or refused it. */
  async arrived(id: string): Promise<void> {
    if (await store.changeQuestion(this.#options.db, id, 'arriving', { state: 'checking' })) await this.#check(id)
  }

  /** Takes it back: nothing of it is left. */
  async erase(id: string, token: unknown): Promise<void> {
    await this.own(id, token)
    await store.deleteQuestion(this.#options.db, id)
    await this.#files.remove(id)
  }

  /** Where its sound lies. */
  soundOf({ id }: Pick<Question, 'id'>): string {
    return this.#files.kept(id)
  }

  /** A kept one; refuses any other. */
  async get(id: string): Promise<Question> {
    const question = await store.findQuestion(this.#options.db, id)
    if (question?.state !== 'kept') throw notFound()
    return question
  }

  /** Notes that it was answered or heard on air, or takes that back. What its sender wants heard by the station alone was never on air. */
  async note(person: Person, question: Question, { answered, aired }: { readonly answered?: boolean | undefined; readonly aired?: boolean | undefined }): Promise<Question> {
    if (aired && !question.mayAir) throw noConsent()
    const { db, clock } = this.#options
    const at = clock.now()
    const [isAnswered, isAired] = [answered ?? question.answeredAt !== null, aired ?? question.airedAt !== null]
    const deeds = [
      ...(isAnswered === (question.answeredAt !== null) ? [] : [isAnswered ? 'voice.answered' : 'voice.reopened']),
      ...(isAired === (question.airedAt !== null) ? [] : [isAired ? 'voice.aired' : 'voice.not_aired']),
    ]
    const noted = { answered_at: isAnswered ? (question.answeredAt ?? at) : null, aired_at: isAired ? (question.airedAt ?? at) : null }
    await db.transaction().execute(async (trx) => {
      if (!(await store.changeQuestion(trx, question.id, 'kept', noted))) throw notFound()
      for (const action of deeds) await recordAudit(trx, { at, person, action, subject: subjectOf(question), details: { question: question.id } })
    })
    return this.get(question.id)
  }

  /** From now on only another voice is heard; the one it was spoken in is nowhere any more. */
  async changeVoice(person: Person, question: Question): Promise<Question> {
    if (question.isVoiceChanged) return question
    const { db, clock, maker } = this.#options
    await maker.change({ from: this.#files.kept(question.id), to: this.#files.making(question.id) })
    await db.transaction().execute(async (trx) => {
      if (!(await store.changeQuestion(trx, question.id, 'kept', { is_voice_changed: true }))) throw notFound()
      await recordAudit(trx, { at: clock.now(), person, action: 'voice.changed', subject: subjectOf(question), details: { question: question.id } })
      // Before the commit: were it the other way round, a crash between both would serve the voice that was to be hidden.
      await this.#files.keep(question.id)
    }).catch(async (error: unknown) => {
      // Taken back meanwhile.
      if (error instanceof AppError) await this.#files.remove(question.id)
      throw error
    })
    return this.get(question.id)
  }

  async remove(person: Person, question: Question): Promise<void> {
    const { db, clock } = this.#options
    await db.transaction().execute(async (trx) => {
      await store.deleteQuestion(trx, question.id)
      await recordAudit(trx, { at: clock.now(), person, action: 'voice.removed', subject: subjectOf(question), details: { question: question.id, answered: question.answeredAt !== null } })
    })
    await this.#files.remove(question.id)
  }

  /** Goes on with what was left unchecked; forgets what is old, sounds that no question has, and questions that have no sound, as after a restored backup. Never rejects. */
  tidy(): Promise<void> {
    this.#tidying = this.#tidying.then(() => this.#tidy()).catch((error: unknown) => {
      const { log } = this.#options
      if (isDatabaseAway(error)) log.warn({ reason: (error as Error).message }, 'the questions are looked after later: the database is away')
      else log.error({ err: error }, 'the questions could not be looked after')
    })
    return this.#tidying
  }

  async #tidy(): Promise<void> {
    const { db, clock } = this.#options
    for (const { id } of await store.listInState(db, 'checking')) void this.#check(id)
    await store.deleteOld(db, oldestAt(clock.now()))
    // The files first: what begins meanwhile is then surely in the list of questions.
    const files = await this.#files.listIds()
    const known = await store.listIds(db)
    for (const id of files) if (!known.has(id)) await this.#files.remove(id)
    for (const { id } of await store.listInState(db, 'kept')) if (!existsSync(this.#files.kept(id))) await store.deleteQuestion(db, id)
  }

  #check(id: string): Promise<void> {
    const known = this.#checking.get(id)
    if (known) return known
    const checking = this.#make(id)
      .catch((error: unknown) => this.#options.log.error({ err: error, question: id }, 'a question could not be taken in; it is tried again in an hour'))
      .finally(() => this.#checking.delete(id))
    this.#checking.set(id, checking)
    return checking
  }

  async #make(id: string): Promise<void> {
    const { db, maker, clock } = this.#options
    try {
      const { durationMs } = await maker.make({ from: this.#files.arriving(id), to: this.#files.making(id), mostMs: MOST_QUESTION_MS })
      const bytes = await this.#files.keep(id)
      const isStillWanted = await store.changeQuestion(db, id, 'checking', { state: 'kept', duration_ms: durationMs, bytes, kept_at: clock.now() })
      if (isStillWanted) await this.#files.removeArrived(id)
      else await this.#files.remove(id)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.kind === 'invalid') return this.#refuse(id, error.code)
      // Too much at once, or no room: its sender sees that it is still being looked at.
      await later(TRY_AGAIN_MS, undefined, { signal: this.#stopping.signal }).then(() => this.#make(id), () => {})
    }
  }

  async #refuse(id: string, refusal: string): Promise<void> {
    await store.changeQuestion(this.#options.db, id, 'checking', { state: 'refused', refusal })
    await this.#files.remove(id)
  }

  /** There is a place for its bytes, also when the station was killed before it made one. */
  async #begun(question: Question): Promise<Question> {
    if (question.state === 'arriving') await this.#files.begin(question.id)
    return question
  }

  #own(question: Question, tokenHash: string): Question {
    if (question.tokenHash !== tokenHash) throw notFound()
    return question
  }
}

/** For whatever would let a question be heard on air. */
export function noConsent(): AppError {
  return new AppError('conflict', 'no_consent', 'Its sender did not agree to be heard on air. Listen to it, and answer it in your own words.')
}

function notFound(): AppError {
  return new AppError('not-found', 'question_not_found', 'There is no such question, or no longer: it was taken back or removed.')
}

function subjectOf({ showSlug }: Question): string {
  return `show/${showSlug}`
}
