// How PostgreSQL's values arrive here, where the driver's own choice surprises. Import once, before the first query.

import pg from 'pg'

// bigint and count(*): the driver gives strings, since they may not fit a number. Ours always do, or something is broken.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database gave ${text}, too large for a number`)
  return value
})

// date: the driver gives midnight of the process's own time zone, which is another day elsewhere. A date stays a date.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
