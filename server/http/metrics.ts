// Figures for Prometheus. Whoever knows a figure registers it; this gives them out.

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { App } from './app-type.ts'

/** The watch behind these figures would wake the process a hundred times a second; the audio clock tells its own lateness. */
const WATCHED_LAG = /^nodejs_eventloop_lag_\w+_seconds$/
const HARDLY_EVER_MS = 60_000

/** A registry of this station's own, with the process's own figures in it. */
export function createRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: HARDLY_EVER_MS })
  for (const { name } of registry.getMetricsAsArray()) if (WATCHED_LAG.test(name)) registry.removeSingleMetric(name)
  return registry
}

/** A figure that is asked for when somebody looks; with labels, one value per label's value. */
export function gauge(registry: Registry, name: string, help: string, read: () => number | Readonly<Record<string, number>>, label = 'name'): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    labelNames: [label],
    collect() {
      const value = read()
      if (typeof value === 'number') return this.set(value)
      this.reset()
      for (const [of, each] of Object.entries(value)) this.set({ [label]: of }, each)
    },
  })
}

export async function metricsRoute(app: App, { registry }: { registry: Registry }): Promise<void> {
  app.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
