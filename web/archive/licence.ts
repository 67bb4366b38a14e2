// What a licence's SPDX name means to people. Pure.

/** How it is called, and where it can be read; null when nobody knows. */
export function licenceOf(spdx: string): { readonly name: string; readonly url: string | null } {
  const creative = /^CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)$/i.exec(spdx)
  if (creative) return { name: `CC ${creative[1]?.toUpperCase()} ${creative[2]}`, url: `https://creativecommons.org/licenses/${creative[1]?.toLowerCase()}/${creative[2]}/` }
  if (/^CC0-1\.0$/i.test(spdx)) return { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' }
  return { name: spdx, url: null }
}
