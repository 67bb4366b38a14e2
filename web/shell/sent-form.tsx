// Forms that work without JavaScript: the browser sends them to their own page, the server asks the interface, and a refusal draws
// the page again with what was typed. With JavaScript nothing of this happens.

import { createContext, use, type ReactNode } from 'react'

/** How the server takes in a form of a page. */
export interface PlainForm {
  /** The page, which the form is sent to as well. */
  readonly path: string
  /** What of the interface takes it, by POST. */
  readonly ask: string
  /** Where the browser goes when it was taken. */
  readonly thanks: string
  /** The body of that request. */
  readonly read: (typed: URLSearchParams) => Readonly<Record<string, string | readonly string[]>>
}

/** A form that was refused, or taken with something to say. */
export interface SentForm {
  readonly path: string
  readonly typed: Readonly<Record<string, string | readonly string[]>>
  /** Of the station; the form knows the shape of its `body`. */
  readonly answer: { readonly status: number; readonly code: string; readonly body: unknown }
}

const SentFormContext = createContext<SentForm | null>(null)

export function SentFormProvider({ sent, children }: { sent: SentForm | null; children: ReactNode }) {
  return <SentFormContext value={sent}>{children}</SentFormContext>
}

/** The answered form of the page at `path` that this page was drawn for; null: none. */
export function useSentForm(path: string): SentForm | null {
  const sent = use(SentFormContext)
  return sent?.path === path ? sent : null
}
