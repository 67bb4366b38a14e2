// Asks the browser for the microphone, and says in five words' worth of cases why it did not come.

export type SoundKind = 'speech' | 'music'

export type MicrophoneProblem = 'denied' | 'none' | 'busy' | 'insecure' | 'unknown'

/** Why the microphone did not come; `problem` has its own words in every language. */
export class MicrophoneError extends Error {
  override readonly name = 'MicrophoneError'
  readonly problem: MicrophoneProblem

  constructor(problem: MicrophoneProblem, cause?: unknown) {
    super(`the microphone did not start: ${problem}`, { cause })
    this.problem = problem
  }
}

/** Opens a microphone; throws MicrophoneError. */
export async function openMicrophone(deviceId: string | null, sound: SoundKind): Promise<MediaStream> {
  // Browsers hide the microphone from pages that came over plain http, except from this machine itself.
  if (!isSecureContext || !('mediaDevices' in navigator)) throw new MicrophoneError('insecure')
  // What helps a voice in a room ruins music: the browser would take it for noise.
  const clean = sound === 'speech'
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }), echoCancellation: clean, noiseSuppression: clean, autoGainControl: clean },
    })
  } catch (error) {
    throw new MicrophoneError(problemOf(error), error)
  }
}

/** Names are empty until the host has allowed the microphone once. */
export async function listMicrophones(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter((device) => device.kind === 'audioinput' && device.deviceId !== '')
}

/** Browsers name the same trouble differently; old Safari and Firefox have names of their own. */
export function problemOf(error: unknown): MicrophoneProblem {
  switch (error instanceof Error || error instanceof DOMException ? error.name : null) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
      return 'denied'
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy'
    case 'SecurityError':
      return 'insecure'
    default:
      return 'unknown'
  }
}
