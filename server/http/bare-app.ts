// Fastify with everything that knows no domain: headers, limits, sockets, errors, documentation, health, figures.

import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import websocket from '@fastify/websocket'
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import { AppError } from '../errors.ts'
import type { App } from './app-type.ts'
import { handleErrors, handleNotFound } from './error-handler.ts'
import { healthRoutes, type HealthOptions } from './health.ts'
import { metricsRoute } from './metrics.ts'
import { openapi } from './openapi.ts'
import { securityHeaders } from './security.ts'

export interface BareAppOptions {
  /** Not given: says nothing. */
  readonly logger?: FastifyBaseLogger
  readonly publicUrl: string | null
  readonly trustProxy: boolean | number | readonly string[]
  readonly health: HealthOptions
  readonly registry: Registry
}

/** A studio's frame has at most 320 KiB; nothing else needs more. */
const MAX_SOCKET_MESSAGE = 512 * 1024

/** The address that our own pages ask from when they are drawn: IPv4's dummy address, which no packet comes from. */
export const OWN_ADDRESS = '192.0.0.8'

/** Builds it; routes are registered after this, in the order they should read. Not listening yet. */
export async function buildBareApp({ logger, publicUrl, trustProxy, health, registry }: BareAppOptions): Promise<App> {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    // One line per request would be an access log, which we do not keep.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies(trustProxy),
    bodyLimit: 1024 * 1024,
    // Who sends a request byte by byte must not hold a connection for ever.
    requestTimeout: 60_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5000 },
    // A stopping station does not wait for browsers to hang up.
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>() as unknown as App

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)

  await securityHeaders(app, { https: publicUrl?.startsWith('https:') ?? false })
  await app.register(rateLimit, {
    max: 600,
    timeWindow: '1 minute',
    // One page is a dozen of the site's own files, and a whole mobile network comes from one address.
    allowList: (request) => request.socket.remoteAddress === OWN_ADDRESS || request.url.startsWith('/assets/'),
    errorResponseBuilder: (_request, { after }) => new AppError('too-many', 'too_many_requests', `Too many requests from your address; try again in ${after}.`),
  })
  handleNotFound(app)
  await app.register(cookie)
  await app.register(websocket, { options: { maxPayload: MAX_SOCKET_MESSAGE, perMessageDeflate: false } })
  await openapi(app, { publicUrl })
  await app.register(healthRoutes, health)
  await app.register(metricsRoute, { registry })
  return app
}

function trustedProxies(trust: BareAppOptions['trustProxy']): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trust === 'boolean') return trust
  if (typeof trust === 'number') return (_address, hop) => hop < trust
  return [...trust]
}
