// Who sends the request, on every request; personPlugin fills it from the session cookie.

import type { Person } from './person.ts'
import type { PageOrigin } from './same-origin.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Null for a listener or anybody not signed in.
     *
     * Reading it throws `database_away` when a session cookie came and could not be looked up: who does not ask is not disturbed.
     */
    person: Person | null
    /** The token of the session the person was found by. */
    sessionToken: string | null
    pageOrigin: PageOrigin
  }
}
