// Where listeners come in: the mounts, their playlists for players, and a list for those who asked for something else.

import type { FastifyRequest } from 'fastify'
// For its type of a route's `config`.
import type {} from '@fastify/rate-limit'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { FORMATS } from './outputs/formats.ts'
import type { BuiltinMounts } from './outputs/builtin-mount.ts'
import { CORS_HEADERS, listenHeaders } from './outputs/listen-response.ts'
import type { MountFormat } from './outputs/output.ts'

interface ListenServices {
  readonly mounts: Pick<BuiltinMounts, 'take'>
  readonly stationName: string
  /** The address the world knows the station by; null: the one the listener used. */
  readonly publicUrl: string | null
}

const params = z.object({ mount: z.string().meta({ description: 'A mount, or a mount with `.m3u` or `.pls` behind it', example: 'radio.mp3' }) })
const tags = ['listen']
// A street behind one address may listen, and after a restart everyone comes back at once.
const config = { rateLimit: false as const }

export async function listenRoutes(app: App, services: ListenServices): Promise<void> {
  app.route({
    method: 'GET',
    url: '/listen/:mount',
    config,
    exposeHeadRoute: false,
    schema: {
      tags,
      operationId: 'listen',
      summary: 'The stream of a mount, endless; with `.m3u` or `.pls` behind the name a playlist that points to it',
      description: `Mounts: ${FORMATS.map((format) => format.name).join(', ')}. With \`Icy-MetaData: 1\` MP3 mounts carry titles in UTF-8.`,
      params,
      response: { 200: z.string().meta({ description: 'The stream, or the text of the playlist' }), ...errors(404) },
    },
    handler: async (request, reply) => {
      reply.headers(CORS_HEADERS)
      const asked = parseAsked(request.params.mount)
      if (asked.playlist) {
        const text = asked.playlist === 'm3u' ? m3u([asked.format], services, request) : pls(asked.format, services, request)
        return reply.type(PLAYLIST_TYPES[asked.playlist]).header('Cache-Control', 'no-cache').send(text)
      }
      services.mounts.take(request, reply, asked.format)
      return reply
    },
  })

  app.head('/listen/:mount', { config, schema: { hide: true, params } }, async (request, reply) => {
    const asked = parseAsked(request.params.mount)
    if (asked.playlist) return reply.headers(CORS_HEADERS).type(PLAYLIST_TYPES[asked.playlist]).send()
    return reply.headers(listenHeaders(asked.format, services.stationName, request.headers['icy-metadata'] === '1')).send()
  })

  app.get('/listen.m3u', { config, schema: { tags, operationId: 'listenAll', summary: 'A playlist of all mounts', response: { 200: z.string() } } }, async (request, reply) =>
    reply.headers(CORS_HEADERS).type(PLAYLIST_TYPES.m3u).header('Cache-Control', 'no-cache').send(m3u(FORMATS, services, request)),
  )

  app.options('/listen/:mount', { config, schema: { hide: true, params } }, async (_request, reply) => reply.code(204).headers(CORS_HEADERS).send(null))
}

const PLAYLIST_TYPES = { m3u: 'audio/x-mpegurl; charset=utf-8', pls: 'audio/x-scpls; charset=utf-8' } as const

function parseAsked(text: string): { format: MountFormat; playlist: 'm3u' | 'pls' | null } {
  const match = /^(.*)\.(m3u|pls)$/.exec(text)
  const name = match?.[1] ?? text
  const format = FORMATS.find((candidate) => candidate.name === name)
  if (!format) {
    const list = FORMATS.map((known) => `/listen/${known.name}`)
    throw new AppError('not-found', 'mount_unknown', `There is no mount "${text}". Listen to ${list.join(', ')}.`, { details: { mounts: list } })
  }
  return { format, playlist: match ? (match[2] === 'pls' ? 'pls' : 'm3u') : null }
}

function m3u(formats: readonly MountFormat[], services: ListenServices, request: FastifyRequest): string {
  const entries = formats.map((format) => `#EXTINF:-1,${label(format, services)}\n${address(format, services, request)}\n`)
  return `#EXTM3U\n${entries.join('')}`
}

function pls(format: MountFormat, services: ListenServices, request: FastifyRequest): string {
  return `[playlist]\nNumberOfEntries=1\nFile1=${address(format, services, request)}\nTitle1=${label(format, services)}\nLength1=-1\nVersion=2\n`
}

function label(format: MountFormat, services: ListenServices): string {
  return `${services.stationName} (${format.codec === 'mp3' ? 'MP3' : 'Opus'} ${format.bitrateKbps} kb/s)`
}

function address(format: MountFormat, services: ListenServices, request: FastifyRequest): string {
  const origin = services.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`
  return `${origin}/listen/${format.name}`
}
