// A show in a menu of shows, where nothing can be marked up: its title, and how to read it.

export function nameOf({ title, latinTitle }: { readonly title: string; readonly latinTitle: string | null }): string {
  return latinTitle ? `${title} (${latinTitle})` : title
}
