// Which bytes of a file a player asks for: the Range header, as RFC 9110 has it. Pure. The server has its own; the site takes no
// values from there.

/** `whole`: everything, with 200; `unsatisfiable`: 416. Both ends belong to it. */
export type AskedRange = { readonly from: number; readonly to: number } | 'whole' | 'unsatisfiable'

export function readRange(header: string | null, size: number): AskedRange {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.replace(/\s/g, '') ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '') return last === '0' || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)]
  if (from >= size) return 'unsatisfiable'
  return to < from ? 'whole' : { from, to }
}
