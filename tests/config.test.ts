// The environment: what each name means, and what a person is told about each mistake.

import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../server/config.ts'

const here = import.meta.filename

test('without any settings the station runs on port 8000 with everything of its own', () => {
  expect(readConfig({})).toEqual({
    airLogDays: 28,
    host: '0.0.0.0',
    port: 8000,
    sourcePort: null,
    publicUrl: null,
    dataDir: path.resolve('data'),
    databaseUrl: null,
    icecast: null,
    archiveUrl: null,
    uploadLimits: { maxBytes: 4_000_000_000, maxHours: 12 },
    ffmpegPath: null,
    stationFolder: path.resolve(import.meta.dirname, '../schedules/imi-radio'),
    tls: null,
    logLevel: 'info',
    relayAllowPrivate: false,
    importAllowPrivate: false,
    hasWorker: true,
    trustProxy: false,
  })
})

describe('what is given is understood', () => {
  test.for([
    [{ PORT: '9000', HOST: '::' }, { port: 9000, host: '::' }],
    [{ PORT: '' }, { port: 8000 }],
    [{ UPLOAD_MAX_MB: '500', UPLOAD_MAX_HOURS: '3' }, { uploadLimits: { maxBytes: 500_000_000, maxHours: 3 } }],
    [{ SOURCE_PORT: '8005' }, { sourcePort: 8005 }],
    [{ PORT: '8000', SOURCE_PORT: '8000' }, { sourcePort: null }],
    [{ PUBLIC_URL: 'https://radio.example/' }, { publicUrl: 'https://radio.example' }],
    [{ DATA_DIR: '/srv/radio' }, { dataDir: '/srv/radio' }],
    [{ DATABASE_URL: 'postgres://imi:x@db/imi' }, { databaseUrl: 'postgres://imi:x@db/imi' }],
    [{ ICECAST_URL: 'http://source:p%40ss@ice:8001' }, { icecast: { host: 'ice', port: 8001, tls: false, user: 'source', password: 'p@ss', url: 'http://source:p%40ss@ice:8001' } }],
    [{ FFMPEG_PATH: here }, { ffmpegPath: here }],
    [{ TLS_CERT: here, TLS_KEY: here }, { tls: { certFile: here, keyFile: here } }],
    [{ RELAY_ALLOW_PRIVATE: 'yes', LOG_LEVEL: 'debug' }, { relayAllowPrivate: true, logLevel: 'debug' }],
    [{ IMPORT_ALLOW_PRIVATE: '1' }, { importAllowPrivate: true }],
    [{ SITE_WORKER: 'no' }, { hasWorker: false }],
    [{ TRUST_PROXY: 'true' }, { trustProxy: true }],
    [{ TRUST_PROXY: '1' }, { trustProxy: 1 }],
    [{ TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' }, { trustProxy: ['10.0.0.0/8', '127.0.0.1'] }],
  ] as const)('%j', ([env, expected]) => {
    expect(readConfig(env)).toMatchObject(expected)
  })
})

describe('each mistake is named with what to do', () => {
  test.for([
    [{ PORT: 'eighty' }, 'PORT must be a port number between 0 and 65535'],
    [{ PORT: '70000' }, 'PORT must be a port number between 0 and 65535'],
    [{ SOURCE_PORT: '-1' }, 'SOURCE_PORT must be a port number between 0 and 65535'],
    [{ HOST: 'my host' }, 'HOST must be an address or a host name, such as 0.0.0.0 or ::'],
    [{ PUBLIC_URL: 'radio.example' }, 'PUBLIC_URL must be an address such as https://radio.example, without a path, query or password'],
    [{ PUBLIC_URL: 'https://radio.example/live' }, 'PUBLIC_URL must be an address such as https://radio.example, without a path, query or password'],
    [{ DATABASE_URL: 'mysql://db/imi' }, 'DATABASE_URL must look like postgres://user:password@host:5432/name; leave it unset for the embedded database'],
    [{ ICECAST_URL: 'http://ice:8000' }, 'ICECAST_URL must look like http://source:password@host:8000; leave it unset when there is no Icecast'],
    [{ ARCHIVE_URL: 's3://minio:9000/radio' }, 'ARCHIVE_URL must look like s3://key:secret@host:port/bucket?region=eu-1, with &tls=false when it has no TLS; leave it unset to keep episodes in DATA_DIR'],
    [{ FFMPEG_PATH: '/nowhere/ffmpeg' }, 'FFMPEG_PATH: there is no file at /nowhere/ffmpeg'],
    [{ STATION: '/nowhere' }, 'STATION: there is no folder at /nowhere'],
    [{ TLS_CERT: here }, 'TLS needs both a certificate and its key: set TLS_KEY too'],
    [{ TLS_KEY: here }, 'TLS needs both a certificate and its key: set TLS_CERT too'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent'],
    [{ AIR_LOG_DAYS: '-1' }, 'AIR_LOG_DAYS must be a whole number between 0 and 3650'],
    [{ RELAY_ALLOW_PRIVATE: 'maybe' }, 'RELAY_ALLOW_PRIVATE must be true or false'],
  ] as const)('%j', ([env, problem]) => {
    expect(() => readConfig(env)).toThrow(new ConfigError([problem]))
  })
})

test('all mistakes are told at once', () => {
  expect(() => readConfig({ PORT: 'x', PUBLIC_URL: 'y', TLS_CERT: here })).toThrow(/3 problems:\n {2}- PORT .*\n {2}- PUBLIC_URL .*\n {2}- TLS /)
})

test('a mistake with a password in it is not repeated', () => {
  expect(() => readConfig({ ICECAST_URL: 'ftp://source:hunter2@ice' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }))
})
