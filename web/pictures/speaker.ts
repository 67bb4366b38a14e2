// Says the title of a show: the clip a voice made for it, or where there is none the device's own voice.

import type { ShowSummary } from '../../server/shows/schema.ts'
import type { SpokenTitleAnswer } from '../../server/shows/spoken/schema.ts'

type Spoken = Pick<ShowSummary, 'title' | 'languages' | 'spokenTitle'>

/** A device without a voice for the language may never say that it is done. */
const LONGEST_SPEECH_MS = 8000

/** The clip in the language of the show, by which its listeners know it; else in the page's; else any. Null: none was made. */
export function clipOf({ languages, spokenTitle }: Omit<Spoken, 'title'>, pageLanguage: string): SpokenTitleAnswer | null {
  for (const wanted of [...languages, pageLanguage]) {
    const clip = spokenTitle.find(({ language }) => language === wanted)
    if (clip) return clip
  }
  return spokenTitle[0] ?? null
}

/** One voice at a time. Made in the browser, with the first tap. */
export class Speaker {
  readonly #audio = new Audio()
  readonly #onSilence: () => void
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `onSilence`: it has said what it had to say, or was stopped. */
  constructor(onSilence: () => void) {
    this.#onSilence = onSilence
    for (const event of ['ended', 'error']) this.#audio.addEventListener(event, () => this.#silent())
  }

  say(show: Spoken, pageLanguage: string): void {
    this.stop()
    const clip = clipOf(show, pageLanguage)
    if (clip) {
      this.#audio.src = clip.address
      this.#audio.play().catch(() => this.#silent())
    } else this.speak(show.title, show.languages[0] ?? pageLanguage)
  }

  /** The device's own voice; nothing where it has none. */
  speak(words: string, language: string): void {
    if (!('speechSynthesis' in globalThis)) return this.#silent()
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.lang = language
    utterance.addEventListener('end', () => this.#silent())
    utterance.addEventListener('error', () => this.#silent())
    speechSynthesis.speak(utterance)
    this.#timer = setTimeout(() => this.#silent(), LONGEST_SPEECH_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#audio.pause()
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
  }

  #silent(): void {
    clearTimeout(this.#timer)
    this.#onSilence()
  }
}
