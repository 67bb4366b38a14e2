// Small sounds that say how it went, for who does not read: two notes up, it is there; two notes down, it is not.

const NOTES = { done: [660, 990], failed: [440, 294] } as const
const NOTE_S = 0.16

/** Silent where the browser gives no sound. */
export function playTones(kind: keyof typeof NOTES): void {
  try {
    const context = new AudioContext()
    NOTES[kind].forEach((hz, index) => {
      const at = context.currentTime + index * NOTE_S
      const gain = context.createGain()
      gain.gain.setValueAtTime(0, at)
      gain.gain.linearRampToValueAtTime(0.25, at + 0.02)
      gain.gain.linearRampToValueAtTime(0, at + NOTE_S)
      const note = context.createOscillator()
      note.frequency.value = hz
      note.connect(gain).connect(context.destination)
      note.start(at)
      note.stop(at + NOTE_S)
    })
    setTimeout(() => void context.close(), 1000)
  } catch {
    // The picture says it too.
  }
}
