// What the form for ideas says, in whichever way it is sent: by the page's script, or by a browser without one.

import type { PlainForm } from '../shell/sent-form.tsx'

/** The body of `POST /api/v1/ideas`. */
export function ideaOf(typed: FormData | URLSearchParams) {
  const said = (name: string) => String(typed.get(name) ?? '')
  return { text: said('text'), nick: said('nick'), contact: said('contact'), languages: typed.getAll('languages').map(String), website: said('website') }
}

export const IDEA_FORM = { path: '/take-part', ask: '/api/v1/ideas', thanks: '/take-part/thanks', read: ideaOf } as const satisfies PlainForm
