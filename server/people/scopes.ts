// How far an access token reaches: areas of the station, to read or also to write. Pure.

const AREAS = ['programme', 'people', 'air', 'archive'] as const

/** What the actions of the rule book are sorted into. */
export type Area = (typeof AREAS)[number]

export const SCOPES = ['programme:read', 'programme:write', 'people:read', 'people:write', 'air:read', 'air:write', 'archive:read', 'archive:write'] as const
export type Scope = (typeof SCOPES)[number]

/** The areas a request may enter. Whoever may write may read; a request that changes something needs `write`. */
export function areasOf(scopes: readonly Scope[], { writes }: { readonly writes: boolean }): Area[] {
  return AREAS.filter((area) => scopes.includes(`${area}:write`) || (!writes && scopes.includes(`${area}:read`)))
}
