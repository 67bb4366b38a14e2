// The tables of broadcast, as Kysely sees them.

export interface BroadcastTables {}
