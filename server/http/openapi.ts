// The interface described for programs (OpenAPI 3.1) and for people, both made from the routes' own schemas.

import swagger, { type SwaggerTransformObject } from '@fastify/swagger'
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
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'imi_session', description: 'Set by signing in' },
          token: { type: 'http', scheme: 'bearer', description: 'An access token (`imi_…`) made on the account page. Its scopes say how far it reaches; it never does more than its owner may, and nothing under /me but reading who it is.' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  })
  // The readable pages carry their own styles, so they have a policy of their own.
  await app.register(swaggerUi, { routePrefix: DOCS_PATH, staticCSP: true, uiConfig: { docExpansion: 'list', deepLinking: true } })
  app.get(OPENAPI_PATH, { schema: { hide: true } }, async () => app.swagger())
}

type Described = ReturnType<SwaggerTransformObject>

/** Every shape is described twice, as it is sent and as it is received; only what a route names stays. */
function withoutUnused(document: Described): Described {
  if (!('components' in document) || !document.components?.schemas) return document
  const { schemas } = document.components
  const used = new Set<string>()
  const note = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      note(schemas[name])
    }
  }
  note(document.paths)
  // Made a moment ago for this one answer, so nobody else sees the change.
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name]
  return document
}
