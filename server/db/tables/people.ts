// The tables of people, as Kysely sees them.

export interface PeopleTables {}
