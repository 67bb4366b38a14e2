// Which of the station's streams a listener gets, and what it costs them.

/** The mounts by their place: full sound or little data, in Opus or, for devices without it, MP3. */
export const QUALITIES = [
  { mount: 'radio.opus', tier: 'radio', codec: 'opus', kbps: 96 },
  { mount: 'radio.mp3', tier: 'radio', codec: 'mp3', kbps: 128 },
  { mount: 'low.opus', tier: 'low', codec: 'opus', kbps: 32 },
  { mount: 'low.mp3', tier: 'low', codec: 'mp3', kbps: 48 },
] as const

export type Quality = (typeof QUALITIES)[number]
export type MountName = Quality['mount']

export interface Device {
  /** The browser says it plays Opus in Ogg. */
  readonly playsOpus: boolean
  /** The person asked their browser to save data. */
  readonly savesData: boolean
  /** As the Network Information API names it: `slow-2g`, `2g`, `3g`, `4g`; null when unknown. */
  readonly effectiveType: string | null
}

/** Megabytes (of 1,000,000 bytes) that an hour of listening takes. */
export function megabytesPerHour(kbps: number): number {
  return (kbps * 1000 * 3600) / 8 / 1_000_000
}

/** The streams this device can play. */
export function playableQualities(device: Pick<Device, 'playsOpus'>): readonly Quality[] {
  return QUALITIES.filter(({ codec }) => codec === 'mp3' || device.playsOpus)
}

/** The remembered choice when it can be played; else little data where data is scarce, full sound elsewhere; Opus before MP3. */
export function chooseQuality(device: Device, remembered: string | null): Quality {
  const playable = playableQualities(device)
  const isScarce = device.savesData || ['slow-2g', '2g', '3g'].includes(device.effectiveType ?? '')
  const wanted = isScarce ? 'low' : 'radio'
  const found = playable.find(({ mount }) => mount === remembered) ?? playable.find(({ tier }) => tier === wanted)
  return found ?? QUALITIES[1]
}
