// Measures the sound off the page's thread, 20 times a second, also while the page is in the background.

const REPORTS_PER_SECOND = 20

class LevelMeter extends AudioWorkletProcessor {
  constructor() {
    super()
    this.peak = 0
    this.squares = 0
    this.samples = 0
  }

  process(inputs) {
    for (const channel of inputs[0]) {
      for (const sample of channel) {
        const size = Math.abs(sample)
        if (size > this.peak) this.peak = size
        this.squares += sample * sample
      }
      this.samples += channel.length
    }
    if (inputs[0].length === 0) this.samples += 128
    if (this.samples >= (sampleRate / REPORTS_PER_SECOND) * Math.max(1, inputs[0].length)) {
      this.port.postMessage({ peak: this.peak, rms: Math.sqrt(this.squares / this.samples) })
      this.peak = 0
      this.squares = 0
      this.samples = 0
    }
    return true
  }
}

registerProcessor('level-meter', LevelMeter)
