import { describe, expect, test } from 'vitest'
import { FIRST_SOUND_MS, FROZEN_MS, statusOf, STEADY_MS, step, STOPPED, type PlayerEvent, type PlayerState } from '../../../web/player/player-state.ts'

/** A player on a hand-turned clock that remembers when it opened connections. */
class Story {
  now = 0
  state: PlayerState = STOPPED
  readonly connections: number[] = []
  disconnections = 0

  happens(type: PlayerEvent['type']): this {
    const { state, action } = step(this.state, { type }, this.now)
    this.state = state
    if (action === 'connect') this.connections.push(this.now)
    if (action === 'disconnect') this.disconnections += 1
    return this
  }

  /** Time passes with the watchdog looking twice a second; `sounding`: the audio's time moves on meanwhile. */
  passes(ms: number, { sounding = false } = {}): this {
    for (const end = this.now + ms; this.now < end; ) {
      this.now += 500
      if (sounding) this.happens('soundMoved')
      this.happens('tick')
    }
    return this
  }

  get status() {
    return statusOf(this.state, this.now)
  }
}

const listening = () => new Story().happens('playPressed').passes(1_000, { sounding: true })

describe('somebody listens', () => {
  test('nothing sounds before a person presses play', () => {
    const story = new Story().passes(60_000).happens('cameOnline').happens('cameToForeground').happens('mountChanged')
    expect(story.connections).toEqual([])
    expect(story.status).toBe('stopped')
  })

  test('play opens one connection, and pressing again opens no second one', () => {
    const story = new Story().happens('playPressed').happens('playPressed')
    expect(story.connections).toEqual([0])
    expect(story.status).toBe('connecting')
  })

  test('sound makes it playing', () => {
    expect(listening().status).toBe('playing')
  })

  test('a browser that refuses sound gets one more press, not a loop', () => {
    const story = new Story().happens('playPressed').happens('playRefused').passes(60_000)
    expect(story.status).toBe('refused')
    expect(story.connections).toHaveLength(1)
    expect(story.happens('playPressed').connections).toHaveLength(2)
  })

  test('another quality plays from the live edge at once and forgets earlier failures', () => {
    const story = listening().happens('mountChanged')
    expect(story.connections).toHaveLength(2)
    expect(story.state).toMatchObject({ kind: 'connecting', attempt: 0 })
  })
})

describe('a person stops it', () => {
  test.each(['stopPressed', 'pausedFromOutside'] as const)('%s stops every way of coming back', (stop) => {
    const story = listening().happens('lineLost').happens(stop)
    const before = story.connections.length
    story.passes(120_000).happens('cameOnline').happens('cameToForeground').happens('lineLost').happens('soundMoved').happens('mountChanged').passes(60_000)
    expect(story.connections).toHaveLength(before)
    expect(story.status).toBe('stopped')
  })

  test('stopping lets the connection go, so that nothing is downloaded for nobody', () => {
    expect(listening().happens('stopPressed').disconnections).toBe(1)
  })

  test('a late failure of the old connection does not start it again', () => {
    const story = listening().happens('stopPressed').happens('lineLost').passes(30_000)
    expect(story.connections).toHaveLength(1)
  })
})

describe('the line breaks', () => {
  test('the stream\'s end is a broken line: a second later it is opened again', () => {
    const story = listening().happens('lineLost')
    expect(story.status).toBe('reconnecting')
    expect(story.passes(1_000).connections).toEqual([0, 2_000])
  })

  test('tries follow after 1, 2, 4, 8, 15, 15 seconds and never end', () => {
    const story = listening()
    const waits: number[] = []
    for (let n = 0; n < 9; n += 1) {
      const lostAt = story.now
      const tries = story.connections.length
      story.happens('lineLost')
      while (story.connections.length === tries) story.passes(500)
      waits.push(story.now - lostAt)
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000, 15_000])
  })

  test('a line that breaks again at once is not asked every second', () => {
    const story = listening().happens('lineLost').passes(1_000)
    story.passes(2_000, { sounding: true }).happens('lineLost').passes(1_500)
    expect(story.state.kind).toBe('reconnecting')
  })

  test('steady sound forgets earlier failures', () => {
    const story = listening().happens('lineLost').passes(1_000).passes(STEADY_MS + 1_000, { sounding: true })
    story.happens('lineLost')
    expect(story.state).toMatchObject({ kind: 'reconnecting', retryAt: story.now + 1_000 })
  })

  test('sound that stands still for four seconds without any event is a broken line', () => {
    const story = listening()
    story.passes(FROZEN_MS - 500)
    expect(story.connections).toHaveLength(1)
    expect(story.passes(500).connections).toHaveLength(2)
  })

  test('a short stop is left alone and not spoken of', () => {
    const story = listening().passes(1_000)
    expect(story.status).toBe('playing')
    story.passes(1_000, { sounding: true })
    expect(story.connections).toHaveLength(1)
  })

  test('a longer stop is spoken of before it is given up', () => {
    expect(listening().passes(2_000).status).toBe('waiting')
  })

  test('a connection that brings no sound is given up', () => {
    const story = new Story().happens('playPressed').passes(FIRST_SOUND_MS)
    expect(story.status).toBe('reconnecting')
    expect(story.passes(1_000).connections).toHaveLength(2)
  })

  test('while it tries again the listener is told so, not that it connects for the first time', () => {
    const story = listening().happens('lineLost').passes(1_000)
    expect(story.state.kind).toBe('connecting')
    expect(story.status).toBe('reconnecting')
  })
})

describe('the network or the person comes back', () => {
  test('the network\'s return is answered at once, not at the next try', () => {
    const story = listening()
    for (let n = 0; n < 5; n += 1) story.happens('lineLost').passes(15_000)
    story.happens('lineLost').happens('cameOnline')
    expect(story.connections.at(-1)).toBe(story.now)
    expect(story.state).toMatchObject({ kind: 'connecting', attempt: 0 })
  })

  test('a connection that hangs since before the network came back is opened anew', () => {
    const story = new Story().happens('playPressed').passes(3_000).happens('cameOnline')
    expect(story.connections).toEqual([0, 3_000])
  })

  test('a healthy stream is not interrupted by the network\'s return or by looking at the page', () => {
    const story = listening().happens('cameOnline').happens('cameToForeground')
    expect(story.connections).toHaveLength(1)
  })

  test('a tab that comes to the foreground with dead audio connects again', () => {
    const story = listening()
    // The tab slept: no tick noticed.
    story.now += 60_000
    story.happens('cameToForeground')
    expect(story.connections).toHaveLength(2)
  })
})
