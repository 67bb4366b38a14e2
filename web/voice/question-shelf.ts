// Spoken questions on the listener's own device: the sound until the station has it, then only the secret that takes it back.

export interface ShelvedQuestion {
  readonly id: string
  /** Known to nobody else. */
  readonly token: string
  readonly show: string
  /** The page's, when it was spoken. */
  readonly language: string
  readonly mayAir: boolean
  /** In ms. */
  readonly at: number
  /** Null: the station has it. */
  readonly sound: { readonly bytes: ArrayBuffer; readonly type: string } | null
  /** Why the station did not take it; null: it did, or has not been asked. */
  readonly refusal: string | null
}

/** As long as the station keeps it. */
const KEPT_MS = 90 * 86_400_000
const DATABASE = 'imi-radio-voice'
const QUESTIONS = 'questions'

/** Where storing is forbidden, questions are kept as long as the page is open. */
export class QuestionShelf {
  readonly #inMemory = new Map<string, ShelvedQuestion>()
  readonly #database = openDatabase().catch(() => null)

  /** The oldest first; what the station has forgotten is forgotten here. */
  async list(now: number): Promise<ShelvedQuestion[]> {
    const database = await this.#database
    const all = database ? await result<ShelvedQuestion[]>(database.transaction(QUESTIONS).objectStore(QUESTIONS).getAll()) : [...this.#inMemory.values()]
    for (const { id } of all.filter((one) => now - one.at >= KEPT_MS)) await this.remove(id)
    return all.filter((one) => now - one.at < KEPT_MS).sort((one, other) => one.at - other.at)
  }

  async put(question: ShelvedQuestion): Promise<void> {
    const database = await this.#database
    if (!database) return void this.#inMemory.set(question.id, question)
    // A full disk: this page still sends it.
    await result(database.transaction(QUESTIONS, 'readwrite').objectStore(QUESTIONS).put(question)).catch(() => this.#inMemory.set(question.id, question))
  }

  async remove(id: string): Promise<void> {
    this.#inMemory.delete(id)
    const database = await this.#database
    if (database) await result(database.transaction(QUESTIONS, 'readwrite').objectStore(QUESTIONS).delete(id))
  }
}

// Where storing is forbidden there may be no database to ask.
async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(QUESTIONS, { keyPath: 'id' }))
  return result(request)
}

function result<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser does not store')))
  })
}
