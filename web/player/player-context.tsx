// Holds the one player of the site, above all pages.

import type { ReactNode } from 'react'

export function PlayerProvider({ children }: { children: ReactNode }) {
  return children
}
