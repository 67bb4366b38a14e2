// An S3-compatible server for tests: a process of its own kind, over HTTP, that checks every signature.

import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import S3rver from '@20minutes/s3rver'

const BUCKET = 'imi-archive'

export interface S3Server {
  /** As ARCHIVE_URL takes it. */
  readonly url: string
  close(): Promise<void>
}

/** Starts it on a free port with one empty bucket. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'imi-radio-s3-'))
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: BUCKET, configs: [] }] })
  // NOTE: when it checks a signature it forgets the slash behind a bucket's name, which real servers count as sent. Last of all is its router.
  server.middleware.splice(-1, 0, (context, next) => {
    if (context.path === `/${BUCKET}/`) Object.assign(context, { mountPath: '/', state: { ...context.state, vhost: true } })
    return next()
  })
  const { port } = await server.run()
  return {
    url: `s3://S3RVER:S3RVER@127.0.0.1:${port}/${BUCKET}?region=us-east-1&tls=false`,
    close: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
