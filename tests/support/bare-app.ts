// Some routes on an application with all that the real one has around them.

import { Registry } from 'prom-client'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'

/** Ready to answer `inject`. */
export async function bareApp(register: (app: App) => Promise<void>): Promise<App> {
  const app = await buildBareApp({ publicUrl: null, trustProxy: true, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  await register(app)
  await app.ready()
  return app
}
