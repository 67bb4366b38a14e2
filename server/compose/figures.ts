// The figures of the air for /metrics.

import type { Registry } from 'prom-client'
import type { Engine } from '../broadcast/engine.ts'
import type { BuiltinMounts } from '../broadcast/outputs/builtin-mount.ts'
import type { Encoder } from '../broadcast/outputs/encoder.ts'
import type { ClockStats } from '../broadcast/playout-clock.ts'
import { gauge } from '../http/metrics.ts'

/** How well the audio clock keeps time. */
export function addClockFigures(registry: Registry, stats: () => ClockStats): void {
  gauge(registry, 'radio_clock_blocks_total', 'Blocks of 100 ms that went out', () => stats().blocks)
  gauge(registry, 'radio_clock_late_blocks_total', 'Blocks that went out more than 250 ms late', () => stats().late)
  gauge(registry, 'radio_clock_dropped_blocks_total', 'Blocks given up after the audio clock stood still', () => stats().skipped)
  gauge(registry, 'radio_clock_longest_late_seconds', 'How late the latest block ever was', () => stats().longestLateMs / 1000)
}

/** Listeners, hosts and encoders. */
export function addFigures(registry: Registry, mounts: BuiltinMounts, encoders: readonly Encoder[], engine: Engine): void {
  gauge(registry, 'radio_listeners', 'People listening now', () => mounts.listeners().byMount, 'mount')
  gauge(registry, 'radio_listeners_dropped_total', 'Listeners that were too slow', () => mounts.droppedListeners())
  gauge(registry, 'radio_live_sessions', 'Hosts connected and admitted', () => engine.sessions().length)
  const perEncoder = (read: (encoder: Encoder) => number) => () => Object.fromEntries(encoders.map((encoder) => [encoder.name, read(encoder)]))
  gauge(registry, 'radio_encoder_restarts_total', 'Encoders that died and were replaced', perEncoder((encoder) => encoder.stats.restarts), 'encoder')
  gauge(registry, 'radio_encoder_dropped_seconds_total', 'Audio an encoder was too slow for', perEncoder((encoder) => encoder.stats.droppedMs / 1000), 'encoder')
  gauge(registry, 'radio_encoder_bytes_total', 'Encoded audio', perEncoder((encoder) => encoder.stats.bytesOut), 'encoder')
}
