// All studios' open lines, so that a studio which lost its socket finds its own again.

import type { Access } from '../../people/access.ts'
import type { Person } from '../../people/person.ts'
import type { Admission, LiveDoor } from '../live/live-door.ts'
import { MicrophoneLine } from './microphone-line.ts'

export interface OpenMicrophone {
  readonly person: Person
  readonly access: Access
  readonly epoch: number
  readonly contentType: string
  readonly userAgent: string | null
  readonly goesOn?: boolean | undefined
}

export type MicrophoneAdmission = { readonly admitted: true; readonly line: MicrophoneLine } | Extract<Admission, { admitted: false }>

/** Opens lines through the live door and keeps them findable until they are over. */
export class MicrophoneLines {
  readonly #door: LiveDoor
  readonly #holdMs: number
  readonly #lines = new Set<MicrophoneLine>()

  constructor(options: { door: LiveDoor; holdMs: number }) {
    this.#door = options.door
    this.#holdMs = options.holdMs
  }

  /** Asks the engine for a line. Refusals come back as they are: they are words for the host. */
  async open(request: OpenMicrophone): Promise<MicrophoneAdmission> {
    const { person, access, contentType, userAgent, goesOn } = request
    const admission = await this.#door.open({ person, access, by: 'microphone', contentType, userAgent, goesOn })
    if (!admission.admitted) return admission
    const line = new MicrophoneLine({
      line: admission.line,
      personId: person.id,
      epoch: request.epoch,
      holdMs: this.#holdMs,
      onOver: () => this.#lines.delete(line),
    })
    this.#lines.add(line)
    return { admitted: true, line }
  }

  /** The line this studio may go on with; null when it is over, never was, or belongs to somebody else: the answer is the same. */
  find(person: Person, resume: { sessionId: string; token: string; epoch: number }): MicrophoneLine | null {
    for (const line of this.#lines) {
      if (line.sessionId === resume.sessionId && line.epoch === resume.epoch && line.mayResume(person.id, resume.token)) return line
    }
    return null
  }

  close(): void {
    for (const line of this.#lines) line.close()
    this.#lines.clear()
  }
}
