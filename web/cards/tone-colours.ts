// The colours of a field as values, for pictures that are drawn where there is no style sheet. Read from the one place they are in.

import styles from '../ui/tones.module.css?raw'

/** `field`, `on-field`, `play`, `a`, `b`, `c` and their values, by a name of tones.ts. */
export function coloursOf(tone: string): Readonly<Record<string, string>> {
  const [, rules = ''] = new RegExp(`(?:^|\\n)\\.${tone}\\s*\\{([^}]*)\\}`).exec(styles) ?? []
  return Object.fromEntries([...rules.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
}
