// The programme files as the desk sees them: what they say that the programme does not, and a coordinator's decisions about it.

import type { Kysely } from 'kysely'
import { describeClash } from '../../schedules/clashes.ts'
import type { ItemChange } from '../../schedules/programme-items.ts'
import type { MergeConflict } from '../../schedules/programme-merge.ts'
import { describeProblem, ProgrammeFileError } from '../../schedules/strict-yaml.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Person } from '../people/person.ts'
import { applyFiles, type Choices } from './programme-import.ts'

export interface ProgrammeFilesOptions {
  readonly db: Kysely<Tables>
  /** The station's folder. */
  readonly folder: string
  readonly timeZone: string
  readonly clock: Clock
  /** Called after files were applied; `open` tells whether conflicts are left. */
  readonly onApplied: (open: number) => Promise<void>
}

/** What the files say that the programme does not. */
export interface FilesState {
  /** Null: the files cannot be read. */
  readonly version: string | null
  /** Why they cannot be applied as they are: mistakes with file and line, or clashes. */
  readonly problems: readonly string[]
  /** What applying them changes, where nobody has to decide. */
  readonly changes: readonly ItemChange[]
  readonly conflicts: readonly MergeConflict[]
}

const UNDECIDED: Choices = new Map()

export class ProgrammeFiles {
  readonly #options: ProgrammeFilesOptions

  constructor(options: ProgrammeFilesOptions) {
    this.#options = options
  }

  /** Reads the files as they are now; changes nothing. */
  async read(): Promise<FilesState> {
    const { db, folder, clock, timeZone } = this.#options
    try {
      const { version, changes, conflicts, clashes } = await applyFiles(db, folder, { clock, conflicts: UNDECIDED, dryRun: true })
      return { version, changes, conflicts, problems: clashes.map((one) => describeClash(one, timeZone)) }
    } catch (error) {
      const problems = problemsOf(error)
      if (problems === null) throw error
      return { version: null, changes: [], conflicts: [], problems }
    }
  }

  /**
   * Applies the files with these decisions in one transaction; what is not decided keeps the desk's answer and stays open.
   *
   * Refused: `changed_meanwhile` when files or programme are not what `seen` stands for, `choices_unfit` when decisions contradict
   * each other, `clash`, and `programme_files` for mistakes in the files.
   */
  async apply(person: Person, { seen, choices }: { readonly seen: string; readonly choices: Choices }): Promise<void> {
    const { db, folder, clock, onApplied } = this.#options
    const { open } = await applyFiles(db, folder, { clock, conflicts: choices, person, seen }).catch((error: unknown) => {
      if (!(error instanceof ProgrammeFileError)) throw error
      throw new AppError('invalid', 'programme_files', error.message, { cause: error, details: { problems: error.problems } })
    })
    await onApplied(open)
  }
}

function problemsOf(error: unknown): readonly string[] | null {
  if (error instanceof ProgrammeFileError) return error.problems.map(describeProblem)
  return error instanceof AppError ? [error.message] : null
}
