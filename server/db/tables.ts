// Every table of the station's database; each domain describes its own in tables/.

import type { ArchiveTables } from './tables/archive.ts'
import type { BroadcastTables } from './tables/broadcast.ts'
import type { ChatTables } from './tables/chat.ts'
import type { PeopleTables } from './tables/people.ts'
import type { ProgrammeTables } from './tables/programme.ts'
import type { ShowTables } from './tables/shows.ts'
import type { VoiceTables } from './tables/voice.ts'

export type Tables = PeopleTables & ProgrammeTables & ShowTables & BroadcastTables & ArchiveTables & ChatTables & VoiceTables
