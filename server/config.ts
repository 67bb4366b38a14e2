// Reads the environment once, completely: everything wrong is said at once, each with what to do. Nothing else reads it.

import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export interface Config {
  /** Address and port of the one front door; port 0 takes a free one. */
  readonly host: string
  readonly port: number
  /** A port of its own for source clients; null: they use `port`. */
  readonly sourcePort: number | null
  /** Where the outside reaches the site, without a slash at the end; null: only this machine's address is known. */
  readonly publicUrl: string | null
  /** Absolute path of everything the station keeps. */
  readonly dataDir: string
  /** null: the embedded database in the data folder. */
  readonly databaseUrl: string | null
  readonly icecast: IcecastServer | null
  /** Where episodes are kept, `s3://key:secret@host:port/bucket?region=…&tls=…`; null: in the data folder. Never logged. */
  readonly archiveUrl: string | null
  /** The longest file that may be sent, in bytes and in hours of sound. */
  readonly uploadLimits: { readonly maxBytes: number; readonly maxHours: number }
  /** null: found or installed by itself. */
  readonly ffmpegPath: string | null
  /** How long every second that went out is kept; 0: only as long as shows can be heard from their beginning. */
  readonly airLogDays: number
  /** Absolute path of the folder with the station's programme files. */
  readonly stationFolder: string
  /** Absolute paths of a certificate and its key, both PEM. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Relays may fetch from private addresses (the station's own network). */
  readonly relayAllowPrivate: boolean
  /** Podcasts may be brought from private addresses too. */
  readonly importAllowPrivate: boolean
  /** The site has a service worker; false: phones that have it drop it. */
  readonly hasWorker: boolean
  /** Whose `X-Forwarded-For` is believed: all, none, so many hops, or these addresses. */
  readonly trustProxy: boolean | number | readonly string[]
}

export interface IcecastServer {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly user: string
  readonly password: string
  /** As given, credentials included; never logged. */
  readonly url: string
}

/** What is wrong with the environment, one sentence per problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((p) => `  - ${p}`).join('\n')}`)
    this.problems = problems
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const port = (name: string) =>
  z.string().regex(/^\d{1,5}$/, `${name} must be a port number between 0 and 65535`).transform(Number).refine((n) => n <= 65_535, `${name} must be a port number between 0 and 65535`)

const wholeNumber = (name: string, most: number, least = 1) =>
  z.string().regex(/^\d{1,9}$/, `${name} must be a whole number between ${least} and ${most}`).transform(Number).refine((n) => n >= least && n <= most, `${name} must be a whole number between ${least} and ${most}`)

const yesNo = (name: string) =>
  z.enum(['1', '0', 'true', 'false', 'yes', 'no'], `${name} must be true or false`).transform((value) => ['1', 'true', 'yes'].includes(value))

const existingFile = (name: string, what: string) =>
  z.string().transform((file) => path.resolve(file)).refine((file) => existsSync(file), { error: (issue) => `${name}: there is no ${what} at ${String(issue.input)}` })

const variables = z.object({
  PORT: port('PORT').default(8000),
  HOST: z.string().regex(/^[\w.:%-]+$/, 'HOST must be an address or a host name, such as 0.0.0.0 or ::').default('0.0.0.0'),
  SOURCE_PORT: port('SOURCE_PORT').optional(),
  PUBLIC_URL: z.string().refine(isPlainWebAddress, 'PUBLIC_URL must be an address such as https://radio.example, without a path, query or password').transform((url) => new URL(url).origin).optional(),
  DATA_DIR: z.string().default('./data').transform((folder) => path.resolve(folder)),
  DATABASE_URL: z.string().refine(isDatabaseAddress, 'DATABASE_URL must look like postgres://user:password@host:5432/name; leave it unset for the embedded database').optional(),
  ICECAST_URL: z.string().refine(isIcecastAddress, 'ICECAST_URL must look like http://source:password@host:8000; leave it unset when there is no Icecast').transform(readIcecast).optional(),
  ARCHIVE_URL: z.string().refine(isS3Address, 'ARCHIVE_URL must look like s3://key:secret@host:port/bucket?region=eu-1, with &tls=false when it has no TLS; leave it unset to keep episodes in DATA_DIR').optional(),
  UPLOAD_MAX_MB: wholeNumber('UPLOAD_MAX_MB', 100_000).default(4_000),
  UPLOAD_MAX_HOURS: wholeNumber('UPLOAD_MAX_HOURS', 24).default(12),
  AIR_LOG_DAYS: wholeNumber('AIR_LOG_DAYS', 3650, 0).default(28),
  FFMPEG_PATH: existingFile('FFMPEG_PATH', 'file').optional(),
  STATION: existingFile('STATION', 'folder').default(path.resolve(import.meta.dirname, '../schedules/imi-radio')),
  TLS_CERT: existingFile('TLS_CERT', 'certificate').optional(),
  TLS_KEY: existingFile('TLS_KEY', 'key').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  RELAY_ALLOW_PRIVATE: yesNo('RELAY_ALLOW_PRIVATE').default(false),
  IMPORT_ALLOW_PRIVATE: yesNo('IMPORT_ALLOW_PRIVATE').default(false),
  SITE_WORKER: yesNo('SITE_WORKER').default(true),
  TRUST_PROXY: z.string().default('false').transform(readTrustProxy),
})

/**
 * Gives the configuration, or throws a ConfigError that names every problem.
 *
 * An empty variable counts as unset. Relative paths are read from the folder the process was started in.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const read = variables.safeParse(given)
  const problems = read.success ? [] : read.error.issues.map((issue) => issue.message)
  if ((given['TLS_CERT'] === undefined) !== (given['TLS_KEY'] === undefined)) {
    problems.push(`TLS needs both a certificate and its key: set ${given['TLS_CERT'] === undefined ? 'TLS_CERT' : 'TLS_KEY'} too`)
  }
  if (!read.success || problems.length > 0) throw new ConfigError(problems)

  const v = read.data
  return {
    host: v.HOST,
    port: v.PORT,
    sourcePort: v.SOURCE_PORT === undefined || (v.SOURCE_PORT === v.PORT && v.PORT !== 0) ? null : v.SOURCE_PORT,
    publicUrl: v.PUBLIC_URL ?? null,
    dataDir: v.DATA_DIR,
    databaseUrl: v.DATABASE_URL ?? null,
    icecast: v.ICECAST_URL ?? null,
    archiveUrl: v.ARCHIVE_URL ?? null,
    uploadLimits: { maxBytes: v.UPLOAD_MAX_MB * 1_000_000, maxHours: v.UPLOAD_MAX_HOURS },
    ffmpegPath: v.FFMPEG_PATH ?? null,
    airLogDays: v.AIR_LOG_DAYS,
    stationFolder: v.STATION,
    tls: v.TLS_CERT !== undefined && v.TLS_KEY !== undefined ? { certFile: v.TLS_CERT, keyFile: v.TLS_KEY } : null,
    logLevel: v.LOG_LEVEL,
    relayAllowPrivate: v.RELAY_ALLOW_PRIVATE,
    importAllowPrivate: v.IMPORT_ALLOW_PRIVATE,
    hasWorker: v.SITE_WORKER,
    trustProxy: v.TRUST_PROXY,
  }
}

function isPlainWebAddress(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.username === ''
}

function isDatabaseAddress(value: string): boolean {
  return /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? '')
}

function isS3Address(value: string): boolean {
  const url = URL.parse(value)
  return url?.protocol === 's3:' && url.username !== '' && url.password !== '' && /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.pathname)
}

function isIcecastAddress(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.password !== ''
}

function readIcecast(value: string): IcecastServer {
  const url = new URL(value)
  const tls = url.protocol === 'https:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    // The URL parser drops a port that is the protocol's own.
    port: url.port === '' ? (tls ? 443 : 80) : Number(url.port),
    tls,
    user: decodeURIComponent(url.username) || 'source',
    password: decodeURIComponent(url.password),
    url: value,
  }
}

function readTrustProxy(value: string): boolean | number | readonly string[] {
  if (value === 'true' || value === 'false') return value === 'true'
  if (/^\d+$/.test(value)) return Number(value)
  return value.split(',').map((address) => address.trim())
}
