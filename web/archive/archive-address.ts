// What the address of the archive's page asks for. Pure. The site's own language is `language` there, so an episode's is `spoken`.

export const FILTERS = ['spoken', 'theme', 'show', 'host', 'year'] as const
export type Filter = (typeof FILTERS)[number]

export interface Asked extends Readonly<Record<Filter, string>> {
  readonly q: string
  readonly page: number
}

/** Everything is empty that the address does not say; what cannot be is passed over. */
export function askedBy(query: URLSearchParams): Asked {
  const page = Number(query.get('page') ?? 1)
  const asked = { q: (query.get('q') ?? '').trim().slice(0, 200), page: Number.isInteger(page) && page >= 1 && page <= 9999 ? page : 1 }
  const of = (name: Filter) => {
    const value = query.get(name) ?? ''
    return SHAPES[name].test(value) ? value : ''
  }
  return { ...asked, spoken: of('spoken'), theme: of('theme'), show: of('show'), host: of('host'), year: of('year') }
}

const SLUG = /^[a-z0-9-]{1,80}$/
const SHAPES: Readonly<Record<Filter, RegExp>> = { spoken: /^(?!all$)[A-Za-z0-9-]{2,35}$/, theme: SLUG, show: SLUG, host: SLUG, year: /^(19|[2-9]\d)\d\d$/ }

/** The page's own address. */
export function addressOf(asked: Asked): string {
  return withQuery('/archive', { ...asked })
}

/** What is asked of the interface. */
export function questionOf({ spoken, ...rest }: Asked): string {
  return withQuery('/api/v1/archive', { ...rest, language: spoken })
}

/** Whether anything is looked for. */
export function isNarrowed({ q, ...rest }: Asked): boolean {
  return q !== '' || FILTERS.some((name) => rest[name] !== '')
}

function withQuery(path: string, { page, ...words }: Readonly<Record<string, string | number>>): string {
  const query = new URLSearchParams(Object.entries(words).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])))
  if (Number(page) > 1) query.set('page', String(page))
  return query.toString() !== '' ? `${path}?${query}` : path
}
