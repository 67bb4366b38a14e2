// The certificate and key of HTTPS, as the settings name them.

import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { Config } from '../config.ts'

/** Throws when they cannot be used, with what to do. */
export function readTls({ certFile, keyFile }: NonNullable<Config['tls']>): { cert: Buffer; key: Buffer } {
  try {
    const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile) }
    createSecureContext(pair)
    return pair
  } catch (error) {
    throw new Error(`The certificate and key of TLS_CERT and TLS_KEY cannot be used (${(error as Error).message}): both must be PEM files that belong together.`, { cause: error })
  }
}
