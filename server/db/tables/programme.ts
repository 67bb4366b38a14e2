// The tables of programme, as Kysely sees them.

export interface ProgrammeTables {}
