// All mounts with their listeners, driven by messages: the same code runs in the fan-out process and, for TLS, in the engine's.

import type { Socket } from 'node:net'
import type { StreamMessage } from './fan-out-messages.ts'
import { FORMATS } from './formats.ts'
import { MountStream, type MountCounts } from './mount-stream.ts'
import type { MountFormat } from './output.ts'

type MountName = MountFormat['name']

export class FanOut {
  readonly #mounts = new Map(FORMATS.map((format) => [format.name, new MountStream(format)]))

  receive(message: StreamMessage): void {
    const mount = this.#mounts.get(message.mount)
    if (!mount) return
    // What crossed between processes arrives as plain bytes.
    if (message.kind === 'block') mount.push({ bytes: asBuffer(message.bytes), seconds: message.seconds })
    else if (message.kind === 'headers') mount.setHeaders(asBuffer(message.bytes))
    else mount.setTitle(message.title)
  }

  join(name: MountName, socket: Socket, head: string, wantsTitles: boolean): void {
    this.#mounts.get(name)?.join(socket, head, wantsTitles)
  }

  counts(): Record<string, MountCounts> {
    return Object.fromEntries([...this.#mounts].map(([name, mount]) => [name, mount.counts]))
  }

  /** The messages that bring another fan-out to the same state. */
  snapshot(): StreamMessage[] {
    return [...this.#mounts].flatMap(([mount, stream]): StreamMessage[] => [
      { kind: 'headers', mount, bytes: stream.headers },
      { kind: 'title', mount, title: stream.title },
      ...stream.blocks.map((block): StreamMessage => ({ kind: 'block', mount, ...block })),
    ])
  }

  closeAll(): void {
    for (const mount of this.#mounts.values()) mount.closeAll()
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
