// One PostgreSQL for the whole run; each test file gets a database of its own from it.

export async function setup(): Promise<void> {}
