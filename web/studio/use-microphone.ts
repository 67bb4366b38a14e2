// The host's microphone on the page: opened by a tap, watched for everything a phone may do to it.

import { useCallback, useEffect, useRef, useState } from 'react'
import { listMicrophones, MicrophoneError, openMicrophone, type MicrophoneProblem, type SoundKind } from './microphone.ts'
import { openMixer, type Mixer } from './mixer.ts'

export type MicrophoneTrouble =
  | MicrophoneProblem
  /** The device was unplugged. */
  | 'ended'
  /** A call, another app or the lock screen has the sound. */
  | 'held'

export interface MicrophoneOnPage {
  readonly mixer: Mixer | null
  readonly trouble: MicrophoneTrouble | null
  readonly devices: readonly MediaDeviceInfo[]
  readonly deviceId: string | null
  readonly sound: SoundKind
  readonly muted: boolean
  /** Opens the microphone, or opens it again; call it from a tap. */
  open(): Promise<void>
  choose(deviceId: string): void
  setSound(sound: SoundKind): void
  setMuted(muted: boolean): void
}

export function useMicrophone(): MicrophoneOnPage {
  const [mixer, setMixer] = useState<Mixer | null>(null)
  const [trouble, setTrouble] = useState<MicrophoneTrouble | null>(null)
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  const [deviceId, setDeviceId] = useState<string | null>(null)
  const [sound, setSoundKind] = useState<SoundKind>('speech')
  const [muted, setMutedState] = useState(false)
  const stream = useRef<MediaStream | null>(null)
  const desk = useRef<Mixer | null>(null)

  const openWith = useCallback(async (device: string | null, kind: SoundKind) => {
    try {
      const opened = await openMicrophone(device, kind)
      stopTracks(stream.current)
      stream.current = opened
      watch(opened, setTrouble)
      desk.current ??= await openDesk(setTrouble)
      desk.current.setMicrophone(opened)
      await desk.current.resume()
      setMixer(desk.current)
      setTrouble(null)
      setDeviceId(opened.getAudioTracks()[0]?.getSettings().deviceId ?? device)
      setDevices(await listMicrophones())
    } catch (error) {
      setTrouble(error instanceof MicrophoneError ? error.problem : 'unknown')
    }
  }, [])

  useEffect(() => {
    // A phone that comes back from a call holds the sound until somebody asks for it.
    const onVisible = () => {
      if (document.visibilityState === 'visible') void desk.current?.resume().catch(() => {})
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      stopTracks(stream.current)
      void desk.current?.close().catch(() => {})
      desk.current = null
    }
  }, [])

  return {
    mixer,
    trouble,
    devices,
    deviceId,
    sound,
    muted,
    open: () => openWith(deviceId, sound),
    choose: (id) => void openWith(id, sound),
    setSound: (kind) => {
      setSoundKind(kind)
      if (stream.current) void openWith(deviceId, kind)
    },
    setMuted: (mute) => {
      setMutedState(mute)
      desk.current?.setMuted(mute)
    },
  }
}

async function openDesk(setTrouble: (trouble: MicrophoneTrouble | null) => void): Promise<Mixer> {
  const mixer = await openMixer()
  mixer.onState(() => {
    if (mixer.state !== 'closed') setTrouble(mixer.state === 'running' ? null : 'held')
  })
  return mixer
}

function watch(stream: MediaStream, setTrouble: (trouble: MicrophoneTrouble | null) => void): void {
  const track = stream.getAudioTracks()[0]
  track?.addEventListener('ended', () => setTrouble('ended'))
  track?.addEventListener('mute', () => setTrouble('held'))
  track?.addEventListener('unmute', () => setTrouble(null))
}

function stopTracks(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
