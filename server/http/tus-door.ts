// The only file that knows the tus server: bytes of a file in pieces, each from where the last one ended. Which files, and whose, it does not decide.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from '@tus/server'

export interface TusDoorOptions {
  /** Files are called by their ids. */
  readonly folder: string
  /** Of the whole file; null: there is no such upload. */
  readonly bytesOf: (id: string) => Promise<number | null>
  /** The last byte is here. The sender is answered behind it. */
  readonly onWhole: (id: string) => Promise<void>
}

/** Answers HEAD (how much is here?) and PATCH (here is more) of the tus protocol 1.0. */
export class TusDoor {
  readonly #options: TusDoorOptions
  #server: Promise<Server> | null = null

  constructor(options: TusDoorOptions) {
    this.#options = options
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Loaded with the first file: a station at rest has none.
    this.#server ??= this.#open()
    await (await this.#server).handle(request, response)
  }

  async #open(): Promise<Server> {
    const [{ Server, Upload }, { FileStore }] = await Promise.all([import('@tus/server'), import('@tus/file-store')])
    const { folder, bytesOf, onWhole } = this.#options
    // What is known of an upload is known at one place, the database, and not in files beside it.
    const configstore = {
      get: async (id: string) => {
        const size = await bytesOf(id)
        return size === null ? undefined : new Upload({ id, size, offset: 0 })
      },
      set: async () => {},
      delete: async () => {},
    }
    return new Server({
      path: '/uploads',
      datastore: new FileStore({ directory: folder, configstore }),
      // No other site's page may read the answers.
      allowedOrigins: () => false,
      async onUploadFinish(_request, { id }) {
        await onWhole(id)
        return {}
      },
    })
  }
}
