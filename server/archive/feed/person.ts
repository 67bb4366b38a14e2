// People of an episode in the words of the Podcast Taxonomy. Pure.

import { textElement } from './xml.ts'

/** The taxonomy's groups besides its default, "cast". */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  writing: ['author', 'writer', 'editor', 'managing editor', 'script editor', 'researcher', 'fact checker', 'translator', 'transcriber'],
  'audio production': ['audio engineer', 'technical director', 'studio coordinator', 'remote recording engineer', 'post production engineer'],
  'audio post-production': ['audio editor', 'sound designer', 'composer', 'music contributor', 'theme music'],
  'creative direction': ['director', 'producer', 'executive producer', 'assistant producer'],
}

/** Names longer than the specification allows are cut. */
export function personElement(name: string, role: string): string {
  const asked = role.toLowerCase()
  const group = Object.keys(GROUPS).find((one) => GROUPS[one]?.includes(asked)) ?? 'cast'
  return textElement('podcast:person', name.slice(0, 128), { role: asked, group })
}
