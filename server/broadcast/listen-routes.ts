// Where listeners come in: the mounts, their playlists for players, and a list for those who asked for something else.

import type { FastifyReply, FastifyRequest } from 'fastify'
// For its type of a route's `config`.
import type {} from '@fastify/rate-limit'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { PLAYLIST_TYPES, writePlaylist, type PlaylistKind } from './listen-playlists.ts'
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
  const playlist = (kind: PlaylistKind, formats: readonly MountFormat[], request: FastifyRequest, reply: FastifyReply) =>
    reply
      .type(PLAYLIST_TYPES[kind])
      .header('Cache-Control', 'no-cache')
      .send(writePlaylist(kind, formats, { stationName: services.stationName, origin: originOf(services, request) }))

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
        return playlist(asked.playlist, [asked.format], request, reply)
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

  for (const [kind, operationId] of [['m3u', 'listenAll'], ['pls', 'listenAllPls']] as const) {
    app.get(`/listen.${kind}`, { config, schema: { tags, operationId, summary: `A playlist of all mounts, as ${kind.toUpperCase()}`, response: { 200: z.string() } } }, async (request, reply) =>
      playlist(kind, FORMATS, request, reply.headers(CORS_HEADERS)),
    )
  }

  app.options('/listen/:mount', { config, schema: { hide: true, params } }, async (_request, reply) => reply.code(204).headers(CORS_HEADERS).send(null))
}

function parseAsked(text: string): { format: MountFormat; playlist: PlaylistKind | null } {
  const match = /^(.*)\.(m3u|pls)$/.exec(text)
  const name = match?.[1] ?? text
  const format = FORMATS.find((candidate) => candidate.name === name)
  if (!format) {
    const list = FORMATS.map((known) => `/listen/${known.name}`)
    throw new AppError('not-found', 'mount_unknown', `There is no mount "${text}". Listen to ${list.join(', ')}.`, { details: { mounts: list } })
  }
  return { format, playlist: match ? (match[2] === 'pls' ? 'pls' : 'm3u') : null }
}

function originOf(services: ListenServices, request: FastifyRequest): string {
  return services.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`
}
