// The interface described for programs (OpenAPI 3.1) and for people, both made from the routes' own schemas.

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './app-type.ts'

export const OPENAPI_PATH = '/api/v1/openapi.json'
export const DOCS_PATH = '/api/v1/docs'

/** Collects every route registered after it. */
export async function openapi(app: App, { publicUrl }: { publicUrl: string | null }): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'IMI Radio',
        version: '1',
        description: 'The programme, what is on air, and everything a host, an editor or another program needs. Failures are `{code, message}`; `code` is stable.',
        license: { name: 'MIT' },
      },
      servers: publicUrl === null ? [] : [{ url: publicUrl }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'imi_session', description: 'Set by signing in' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  // The readable pages carry their own styles, so they have a policy of their own.
  await app.register(swaggerUi, { routePrefix: DOCS_PATH, staticCSP: true, uiConfig: { docExpansion: 'list', deepLinking: true } })
  app.get(OPENAPI_PATH, { schema: { hide: true } }, async () => app.swagger())
}
