// The room on the disk: when the archive waits, what is refused, and when all is well again.

import { expect, test } from 'vitest'
import { Space } from '../../../server/archive/keeping/space.ts'
import { Events } from '../../../server/events.ts'
import { silentLog } from '../../../server/log.ts'

function watched({ totalGb = 100 } = {}) {
  const events = new Events(silentLog)
  const said: string[] = []
  events.on('alarmRaised', ({ message }) => void said.push(message))
  events.on('alarmCleared', () => void said.push('cleared'))
  const free = { gb: 50, others: 50 }
  const space = new Space({ folders: ['/a', '/b'], reserveBytes: 2e9, events, levelOf: async (folder) => ({ freeBytes: (folder === '/a' ? free.gb : free.others) * 1e9, totalBytes: totalGb * 1e9 }) })
  const rooms: string[] = []
  space.onChange((room) => void rooms.push(room))
  const at = async (gb: number) => {
    free.gb = gb
    await space.check()
    return space.room
  }
  return { space, said, rooms, free, at }
}

test('it is told when room gets low, when the archive waits, and when there is room again, each once', async () => {
  const { at, said, rooms } = watched()
  for (const gb of [50, 5.9, 5.5, 6.1, 1.9, 1.5, 2.1, 2.3, 50]) await at(gb)
  expect(rooms).toEqual(['low', 'short', 'low', 'ample'])
  expect(said).toEqual([
    'The disk is filling up: the disk has 5.9 GB free, and 2.0 GB are kept for the broadcast and its recordings. Make room, or add some.',
    'The archive waits and uploads are refused; the broadcast and its recordings go on as long as they can: the disk has 1.9 GB free, and 2.0 GB are kept for the broadcast and its recordings. Make room, or add some.',
    'The disk is filling up: the disk has 2.3 GB free, and 2.0 GB are kept for the broadcast and its recordings. Make room, or add some.',
    'cleared',
  ])
})

test('an upload is refused when there is no room, and when it would take the reserve', async () => {
  const { space, at } = watched()
  await at(10)
  space.requireRoom(7e9)
  expect(() => space.requireRoom(9e9)).toThrow(expect.objectContaining({ kind: 'unavailable', code: 'no_space', message: expect.stringContaining('10.0 GB free') as string }))
  expect(space.whyWait()).toBeNull()
  await at(1)
  expect(() => space.requireRoom()).toThrow(/no room/)
  expect(space.whyWait()).toMatch(/^Waiting for space: the disk has 1.0 GB free/)
})

test('the fullest of several disks counts', async () => {
  const { free, at } = watched()
  free.others = 1
  expect(await at(50)).toBe('short')
})

test('on a small disk a tenth is enough, but never less than recordings need', async () => {
  const small = watched({ totalGb: 8 })
  expect([await small.at(1.9), await small.at(0.7)]).toEqual(['low', 'short'])
  const tiny = watched({ totalGb: 2 })
  expect([await tiny.at(0.7), await tiny.at(0.5)]).toEqual(['low', 'short'])
})

test('a disk that cannot be asked counts as it did', async () => {
  const events = new Events(silentLog)
  let answers = true
  const space = new Space({ folders: ['/a'], reserveBytes: 2e9, events, levelOf: async () => (answers ? { freeBytes: 1e9, totalBytes: 1e11 } : Promise.reject(new Error('EIO'))) })
  await space.check()
  answers = false
  await space.check()
  expect(space.room).toBe('short')
})
