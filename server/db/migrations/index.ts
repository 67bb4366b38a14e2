// Every migration, in order. Imported one by one, so tests, bundles and the server see the same list.

import type { Migration } from 'kysely/migration'
import * as people from './001-people.ts'
import * as programme from './002-programme.ts'
import * as broadcast from './003-broadcast.ts'
import * as desk from './004-desk.ts'
import * as rebroadcast from './006-rebroadcast.ts'

export const migrations: Record<string, Migration> = {
  '001-people': people,
  '002-programme': programme,
  '003-broadcast': broadcast,
  '004-desk': desk,
  '006-rebroadcast': rebroadcast,
}
