// A recorder of one's voice for a component; lets go of the microphone when that goes.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { VoiceRecorder, type VoiceView } from './voice-recorder.ts'

const IDLE: VoiceView = { kind: 'idle' }

export function useVoiceRecorder(mostMs: number): { readonly recorder: VoiceRecorder; readonly view: VoiceView } {
  const [recorder] = useState(() => new VoiceRecorder(mostMs))
  const view = useSyncExternalStore(recorder.watch, recorder.view, () => IDLE)
  useEffect(() => recorder.forget, [recorder])
  return { recorder, view }
}
