// Where a recording can be joined: a decoder that is given the header and then any later cluster or fragment understands it. Pure.

/** Each container's own mark, and how many bytes before it the joint lies. */
const MARKS: readonly { readonly type: RegExp; readonly mark: readonly number[]; readonly before: number }[] = [
  // A Matroska cluster begins with its id.
  { type: /^audio\/webm/, mark: [0x1f, 0x43, 0xb6, 0x75], before: 0 },
  // An MP4 fragment: the length, then "moof".
  { type: /^audio\/mp4/, mark: [0x6d, 0x6f, 0x6f, 0x66], before: 4 },
]

/** The first place in `bytes` where a cluster or fragment begins; what comes before the first one of a recording is its header. Null: none, or not known for this type. */
export function firstJoint(contentType: string, bytes: Uint8Array): number | null {
  const known = MARKS.find(({ type }) => type.test(contentType))
  if (!known) return null
  const { mark, before } = known
  for (let at = before; at + mark.length <= bytes.length; at += 1) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at - before
  }
  return null
}
