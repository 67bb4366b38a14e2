// One published episode as an item of a feed. Pure.

import type { Episode, EpisodeFile, FileKind } from '../episode.ts'
import { audioRecipeOf } from '../recipe.ts'
import { CHAPTERS_TYPE, soundbiteOf } from './chapters.ts'
import { inAllLanguages, notesHtml } from './notes-html.ts'
import { personElement } from './person.ts'
import { element, textElement } from './xml.ts'

export interface ItemPlace {
  /** Protocol and host of all addresses, without a slash. */
  readonly origin: string
  /** The feed's own language: its notes are taken first; null: the episode's main one's. */
  readonly language: string | null
  readonly showTitle: string
}

/**
 * The item, or nothing when the episode may not be in a feed.
 *
 * Where only the talk is kept, an episode whose files are being made anew stays out until they are there: the ones it has may still
 * hold music that has been marked since.
 */
export function feedItem(episode: Episode, files: readonly EpisodeFile[], { origin, language, showTitle }: ItemPlace): string {
  const sound = fileOf(files, 'mp3')
  if (episode.state !== 'published' || !sound || !keepsItsPolicy(episode, files)) return ''
  const opus = fileOf(files, 'opus')
  const notes = notesHtml(episode.notes, language === null ? episode.languages : [language, ...episode.languages])
  const page = `${origin}/shows/${episode.showSlug}/${episode.slug}`
  return element('item', {}, [
    textElement('title', episode.title),
    textElement('link', page),
    textElement('guid', episode.guid, { isPermaLink: 'false' }),
    textElement('pubDate', (episode.publishedAt ?? episode.createdAt).toUTCString()),
    textElement('description', notes[0]?.html ?? episode.title),
    textElement('content:encoded', notes.length > 1 ? inAllLanguages(notes) : null),
    element('enclosure', { url: `${origin}/media/${sound.key}`, length: sound.bytes, type: sound.mediaType }),
    ...episode.languages.map((one) => textElement('dc:language', one)),
    textElement('itunes:title', episode.title),
    textElement('itunes:author', showTitle),
    textElement('itunes:duration', durationSeconds(episode, sound)),
    textElement('itunes:episode', episode.number),
    textElement('itunes:episodeType', 'full'),
    textElement('itunes:explicit', String(episode.explicit)),
    episode.coverKey === null ? '' : element('itunes:image', { href: `${origin}/media/${episode.coverKey}` }),
    textElement('podcast:license', licenseOf(episode)),
    ...episode.credits.map(({ name, role }) => personElement(name, role)),
    transcript(episode, fileOf(files, 'transcript'), origin),
    episode.chapters.length === 0 ? '' : element('podcast:chapters', { url: `${origin}/episodes/${episode.id}/chapters.json`, type: CHAPTERS_TYPE }),
    soundbite(episode),
    opus ? alternateEnclosure(opus, origin, episode.languages[0] ?? null) : '',
  ].join(''))
}

/** The published sound is that of the show's archive policy as it now stands. */
function keepsItsPolicy(episode: Episode, files: readonly EpisodeFile[]): boolean {
  if (episode.archive === 'none') return false
  // Without its master nothing of an episode can be made anew, so what there is, is what was decided.
  if (episode.archive === 'full' || !fileOf(files, 'master')) return true
  const recipe = audioRecipeOf(episode, files)
  return files.every((file) => !['mp3', 'opus'].includes(file.kind) || file.recipe?.split('.')[0] === recipe)
}

function transcript(episode: Episode, file: EpisodeFile | undefined, origin: string): string {
  return file ? element('podcast:transcript', { url: `${origin}/media/${file.key}`, type: file.mediaType.split(';')[0] ?? file.mediaType, language: episode.languages[0] ?? null, rel: 'captions' }) : ''
}

function soundbite(episode: Episode): string {
  const bite = soundbiteOf(episode)
  return bite ? textElement('podcast:soundbite', bite.title.slice(0, 128), { startTime: (bite.startMs / 1000).toFixed(1), duration: (bite.durationMs / 1000).toFixed(1) }) : ''
}

function alternateEnclosure({ key, bytes, durationMs, mediaType, sha256 }: EpisodeFile, origin: string, lang: string | null): string {
  const bitrate = durationMs === null || durationMs === 0 ? null : Math.round((bytes * 8000) / durationMs)
  const integrity = /^[0-9a-f]{64}$/.test(sha256) ? element('podcast:integrity', { type: 'sri', value: `sha256-${Buffer.from(sha256, 'hex').toString('base64')}` }) : ''
  return element(
    'podcast:alternateEnclosure',
    { type: mediaType.split(';')[0] ?? mediaType, length: bytes, bitrate, lang, title: 'Opus', codecs: 'opus' },
    element('podcast:source', { uri: `${origin}/media/${key}` }) + integrity,
  )
}

/** Only names of the list of public licences stand without an address. */
function licenseOf({ license }: Episode): string | null {
  return license !== null && /^[A-Za-z0-9.+-]+$/.test(license) ? license.toLowerCase() : null
}

/** Whole seconds, at least one. */
function durationSeconds({ durationMs }: Episode, sound: EpisodeFile): number | null {
  const ms = sound.durationMs ?? durationMs
  return ms === null ? null : Math.max(1, Math.round(ms / 1000))
}

function fileOf(files: readonly EpisodeFile[], kind: FileKind): EpisodeFile | undefined {
  return files.find((file) => file.kind === kind)
}
