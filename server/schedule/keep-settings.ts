// How long the station keeps what listeners do not get, and what room it leaves free: the section `keep` of station.yaml.

import type { Fields } from '../../schedules/strict-yaml.ts'

export interface KeepSettings {
  /** Lossless recordings and masters are removed so many days after their episode was published; null: never. */
  readonly losslessDays: number | null
  /** An upload that nobody has gone on with for so many days is removed. */
  readonly unfinishedUploadDays: number
  /** So much of the disk is left to recordings and the database: below it jobs wait and uploads are refused. */
  readonly reserveBytes: number
}

/** All of it may be left out. */
export function readKeep(station: Fields): KeepSettings {
  const fields = station.optionalMap('keep')
  if (station.has('keep') && !fields) station.problem('keep', 'must be a map like {losslessDays: 30, unfinishedUploadDays: 3, reserveGb: 2}.')
  const losslessDays = fields?.number('losslessDays', 0, 3650, 30) ?? 30
  const settings: KeepSettings = {
    losslessDays: losslessDays === 0 ? null : losslessDays,
    unfinishedUploadDays: fields?.number('unfinishedUploadDays', 1, 365, 3) ?? 3,
    reserveBytes: (fields?.number('reserveGb', 1, 10_000, 2) ?? 2) * 1e9,
  }
  fields?.close()
  return settings
}
