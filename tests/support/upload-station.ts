// An archive that takes files over HTTP, with people, and airings of TALK_SHOW to send them for.

import type { AddressInfo } from 'node:net'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { StartArchiveOptions } from '../../server/archive/start-archive.ts'
import { airedShows } from '../../server/archive/aired-show.ts'
import type { WireUpload } from '../../server/archive/uploads/schema.ts'
import type { App } from '../../server/http/app-type.ts'
import { archiveApp, PEOPLE, someone } from './archive-app.ts'
import { ArchiveStation, TALK_SHOW } from './archive-station.ts'
import { sendFile, type FileWish, type SendOptions } from './tus-sender.ts'

/** An airing of the talk show so many hours from now, an hour long. */
export function airing(hoursAhead: number, changes: Partial<Occurrence> = {}): Occurrence {
  const startsAt = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + hoursAhead * 3_600_000)
  return {
    id: `${TALK_SHOW}/1900/${startsAt.toISOString()}`, showSlug: TALK_SHOW, title: 'Карта на стіл', hosts: [], languages: ['uk'], kind: 'live', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000),
    endPolicy: { kind: 'hard' }, music: 'none', archive: 'full', plays: null, special: false, personId: null, cancelled: null, ...changes,
  }
}

export class UploadStation {
  readonly station: ArchiveStation
  readonly app: App
  readonly site: string

  private constructor(station: ArchiveStation, app: App) {
    this.station = station
    this.app = app
    this.site = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` // listening on TCP, so an object
  }

  static async open(changes: Partial<StartArchiveOptions> = {}): Promise<UploadStation> {
    const station = await ArchiveStation.open()
    await station.start(changes)
    for (const { id, login, role } of [...Object.values(PEOPLE), someone('ownHost', 'host', null)]) await station.database.db.insertInto('people').values({ id, login: login.toLowerCase(), name: login, role, host_slug: null, password_hash: 'x', created_at: new Date() }).execute()
    const show = await airedShows(station.database.db, 'Europe/Warsaw')(TALK_SHOW)
    const app = await archiveApp(station, show?.hosts[0]?.slug ?? null)
    await app.listen({ port: 0, host: '127.0.0.1' })
    return new UploadStation(station, app)
  }

  as(person: string): SendOptions {
    return { site: this.site, headers: { 'x-person': person } }
  }

  /** Sends a file and waits until the work on it is over. */
  async take(bytes: Buffer, wish: Partial<FileWish> = {}, person = 'editor'): Promise<WireUpload> {
    const id = await sendFile(this.as(person), bytes, { filename: 'talk.wav', show: TALK_SHOW, archive: 'yes', ...wish })
    await this.station.jobOver(`upload/${id}`)
    return this.upload(id, person)
  }

  async upload(id: string, person = 'editor'): Promise<WireUpload> {
    return (await this.ask(`/api/v1/desk/uploads/${id}`, person)).json() as Promise<WireUpload> // as its schema has it
  }

  ask(path: string, person: string, options: RequestInit = {}): Promise<Response> {
    return fetch(this.site + path, { ...options, headers: { 'x-person': person } })
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.station.close()
  }
}
