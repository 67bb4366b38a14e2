// Which bytes a player asks for: the Range header, as RFC 9110 has it. Pure.

/** Bytes of a file, both ends included, as HTTP counts them. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** `whole`: answer 200 with everything; `unsatisfiable`: 416. Several ranges at once are answered with everything, as the standard allows. */
export type AskedRange = ByteRange | 'whole' | 'unsatisfiable'

/** Reads a Range header for a file of so many bytes; one of another unit or form is ignored. */
export function readRange(header: string | undefined, bytes: number): AskedRange {
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'whole'
  const [first, last] = [match[1] ?? '', match[2] ?? '']
  if (first === '') {
    const count = Math.min(Number(last), bytes)
    return count === 0 ? 'unsatisfiable' : { from: bytes - count, to: bytes - 1 }
  }
  const from = Number(first)
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (last !== '' && Number(last) < from) return 'whole'
  return from >= bytes ? 'unsatisfiable' : { from, to }
}
