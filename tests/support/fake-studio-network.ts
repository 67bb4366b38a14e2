// A network between a studio's uplink and a FakeStation that a test can cut, freeze and mend; nothing in it takes time.

import type { StudioConnection } from '../../server/broadcast/studio/studio-connection.ts'
import type { SocketEvents } from '../../web/api/one-socket.ts'
import { RecorderUplink, type LateRest } from '../../web/studio/recorder-uplink.ts'
import type { UplinkSocket } from '../../web/studio/station-link.ts'
import type { FakeStation, FakeWire } from './studio-fakes.ts'

interface Cable {
  readonly connection: StudioConnection
  readonly wire: FakeWire
  readonly events: SocketEvents
  /** In the order sent; the station reads blobs one after the other. */
  toStation: (string | Blob)[]
  repliesRead: number
  isOpen: boolean
}

/** An uplink with its recorder and network in a test's hands, connected to a FakeStation. */
export class FakeStudioNetwork {
  readonly uplink: RecorderUplink
  /** `pass`: everything arrives. `hole`: nothing does, and nobody is told. `down`: connecting fails at once. */
  mode: 'pass' | 'hole' | 'down' = 'pass'
  station: FakeStation
  recorders: { stopped: boolean; emit(data: string | Uint8Array<ArrayBuffer>): void }[] = []
  #cables: Cable[] = []
  sockets = 0
  /** What was handed over to be brought after the show. */
  readonly rests: LateRest[] = []

  constructor(station: FakeStation) {
    this.station = station
    this.uplink = new RecorderUplink({
      openSocket: (events) => this.#open(events),
      nowMs: () => this.station.clock.now().getTime(),
      onRest: (rest) => this.rests.push(rest),
      startRecorder: (onChunk) => {
        const recorder = { stopped: false, emit: (data: string | Uint8Array<ArrayBuffer>) => onChunk(new Blob([data])) }
        this.recorders.push(recorder)
        return { contentType: 'audio/webm;codecs=opus', stop: () => (recorder.stopped = true) }
      },
    })
  }

  /** The newest recorder makes a chunk. */
  record(data: string | Uint8Array<ArrayBuffer>): void {
    this.recorders.at(-1)?.emit(data)
  }

  /** Cuts every connection as a lost Wi-Fi that the machine notices. */
  cut(): void {
    for (const cable of this.#cables.splice(0)) {
      cable.isOpen = false
      cable.connection.gone()
      cable.events.onClose(1006)
    }
  }

  /** Lets `ms` pass in steps of 100 ms, with both sides ticking and messages travelling. */
  async pass(ms: number): Promise<void> {
    for (let gone = 0; gone < ms; gone += 100) {
      this.station.clock.ms += 100
      this.uplink.tick()
      for (const cable of this.#cables) cable.connection.tick()
      await this.settle()
    }
  }

  /** Delivers what is under way. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const cable of [...this.#cables]) await this.#deliver(cable)
      // Blobs are read between two turns of the loop.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  #open(events: SocketEvents): UplinkSocket {
    this.sockets += 1
    const studio = this.station.connect()
    const cable: Cable = { connection: studio.connection, wire: studio.wire, events, toStation: [], repliesRead: 0, isOpen: false }
    if (this.mode !== 'down') this.#cables.push(cable)
    queueMicrotask(() => {
      if (this.mode === 'down') return events.onClose(1006)
      if (this.mode === 'hole') return
      cable.isOpen = true
      events.onOpen()
    })
    return {
      bufferedAmount: 0,
      send: (data) => void cable.toStation.push(data),
      close: () => {
        this.#cables = this.#cables.filter((other) => other !== cable)
        // In a black hole the station does not learn of it.
        if (this.mode !== 'hole') cable.connection.gone()
      },
    }
  }

  async #deliver(cable: Cable): Promise<void> {
    if (this.mode === 'hole') return
    for (const data of cable.toStation.splice(0)) {
      if (typeof data === 'string') await cable.connection.text(data)
      else cable.connection.frame(Buffer.from(await data.arrayBuffer()))
    }
    for (const reply of cable.wire.replies.slice(cable.repliesRead)) {
      cable.repliesRead += 1
      cable.events.onMessage(JSON.stringify(reply))
    }
    if (cable.wire.closed) {
      this.#cables = this.#cables.filter((other) => other !== cable)
      cable.events.onClose(cable.wire.closed.status)
    }
  }
}
