// The station's mounts and their codecs.

import type { MountFormat } from './output.ts'

/**
 * Every mount, the default one first.
 *
 * Bursts are in seconds and differ, since each second of burst is a second behind live: Chromium plays MP3 of 128 kb/s after 128 KiB, and
 * Opus after 32 KiB whatever its bitrate.
 */
export const FORMATS: readonly MountFormat[] = [
  { name: 'radio.mp3', codec: 'mp3', contentType: 'audio/mpeg', bitrateKbps: 128, channels: 2, burstSeconds: 8.6 },
  { name: 'radio.opus', codec: 'opus', contentType: 'application/ogg', bitrateKbps: 96, channels: 2, burstSeconds: 3 },
  { name: 'low.opus', codec: 'opus', contentType: 'application/ogg', bitrateKbps: 32, channels: 1, burstSeconds: 8.5 },
  { name: 'low.mp3', codec: 'mp3', contentType: 'audio/mpeg', bitrateKbps: 48, channels: 1, burstSeconds: 8.6 },
]
