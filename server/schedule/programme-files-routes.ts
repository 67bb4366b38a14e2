// The programme files at the desk: what they say that the programme does not, and deciding it. Mounted under /api/v1.

import { nameOf } from '../../schedules/programme-items.ts'
import type { MergeConflict } from '../../schedules/programme-merge.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { signedIn } from '../people/routes.ts'
import type { ProgrammeFiles } from './programme-files.ts'
import * as schema from './programme-files-schema.ts'

const tags = ['plan']
// Each reads and checks the whole programme.
const deskPace = { rateLimit: { max: 60, timeWindow: '1 minute' } }

export async function programmeFilesRoutes(app: App, { files }: { files: Pick<ProgrammeFiles, 'read' | 'apply'> }): Promise<void> {
  const state = async (): Promise<schema.FilesStateAnswer> => {
    const { version, problems, changes, conflicts } = await files.read()
    return { version, problems: [...problems], changes: [...changes], conflicts: conflicts.map(presentConflict) }
  }

  app.get('/programme/files', {
    config: deskPace,
    schema: { tags, summary: 'What the programme files say that the programme does not, and every conflict', operationId: 'getProgrammeFiles', response: { 200: schema.filesState, ...errors(401, 403) } },
    handler: async ({ person }) => {
      planner(person)
      return state()
    },
  })

  app.post('/programme/files/apply', {
    config: deskPace,
    schema: {
      tags,
      summary: 'Apply the programme files, with a decision for each conflict',
      description: '409 `changed_meanwhile`: files or programme are not what `version` stands for. 409 `choices_unfit`: an item and what it needs were taken from different sides. 409 `clash`. 400 `programme_files`: the files have mistakes.',
      operationId: 'applyProgrammeFiles',
      body: schema.filesDecision,
      response: { 200: schema.filesState, ...errors(400, 401, 403, 409) },
    },
    handler: async ({ person, body }) => {
      await files.apply(planner(person), { seen: body.version, choices: new Map(body.choices.map((one) => [nameOf(one), one.side])) })
      return state()
    },
  })
}

function planner(person: Person | null): Person {
  const known = signedIn(person)
  if (!may(known, 'plan_programme')) throw new AppError('forbidden', 'may_not_plan', 'Only coordinators and admins decide between programme files and desk; ask one of them.')
  return known
}

function presentConflict({ kind, key, base, files, desk, needs }: MergeConflict): schema.FilesConflictAnswer {
  // All three are contents of that kind, which the types cannot follow through a union.
  return { kind, key, base, files, desk, needs } as schema.FilesConflictAnswer
}
