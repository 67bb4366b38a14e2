// Files and desk both change the programme: nothing is lost silently, and what contradicts is told.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeConflict } from '../../schedules/item-words.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import { checkChange } from '../../schedules/programme-check.ts'
import { applyEdit, type Edit } from '../../schedules/programme-edit.ts'
import { applyChanges, contentOf, diffContents, itemsOf, nameOf } from '../../schedules/programme-items.ts'
import { mergeProgrammes, nextBase } from '../../schedules/programme-merge.ts'
import { edited, editPicks } from './sample-edits.ts'
import { shippedContent, WARSAW } from './station-files.ts'

const BASE = shippedContent()
const ordered = (content: ProgrammeContent) => contentOf(itemsOf(content).values())

function withEdits(...edits: readonly Edit[]): ProgrammeContent {
  return edits.reduce((content, edit) => {
    const result = applyEdit(content, edit, WARSAW)
    if (result.problem) throw new Error(result.problem.message)
    return result.content
  }, BASE)
}

const merge = (files: ProgrammeContent, desk: ProgrammeContent, winner: 'files' | 'desk' = 'desk') => mergeProgrammes({ base: BASE, files, desk }, winner, WARSAW)
const startAt = (showSlug: string, slotKey: string, date: string, startTime: string): Edit => ({ do: 'changeSlot', showSlug, slotKey, date, scope: 'all', to: { startTime } })
const cancelled = (showSlug: string, slotKey: string, date: string): Edit => ({ do: 'cancel', airing: { showSlug, slotKey, date }, reason: { pl: 'Przerwa' } })

describe('without a contradiction', () => {
  test('the desk\'s changes stay when the files say nothing new, and the files\' come when the desk did nothing', () => {
    const changed = withEdits(startAt('baobab', '2000', '2026-11-27', '21:00'), cancelled('karta-na-stol', '1900', '2026-12-07'))
    expect(merge(BASE, changed)).toEqual({ content: ordered(changed), conflicts: [] })
    expect(merge(changed, BASE)).toEqual({ content: ordered(changed), conflicts: [] })
    expect(merge(changed, changed)).toEqual({ content: ordered(changed), conflicts: [] })
  })

  test('both sides\' changes of different things are in', () => {
    const desk = startAt('baobab', '2000', '2026-11-27', '21:00')
    const files = cancelled('karta-na-stol', '1900', '2026-12-07')
    expect(merge(withEdits(files), withEdits(desk))).toEqual({ content: ordered(withEdits(desk, files)), conflicts: [] })
  })
})

describe('a contradiction', () => {
  test('of one slot is told with both sides, and decided by whoever is asked', () => {
    const files = withEdits(startAt('baobab', '2000', '2026-11-27', '21:00'))
    const desk = withEdits(startAt('baobab', '2000', '2026-11-27', '22:00'))
    const { content, conflicts } = merge(files, desk)
    expect(conflicts).toMatchObject([{ kind: 'slot', key: 'baobab/2000', base: { startTime: '20:00' }, files: { startTime: '21:00' }, desk: { startTime: '22:00' }, needs: null }])
    expect(conflicts.map(describeConflict)).toEqual(['slot baobab/2000: startTime is "21:00" in the files and "22:00" at the desk'])
    expect(content).toEqual(ordered(desk))
    expect(merge(files, desk, 'files').content).toEqual(ordered(files))
  })

  test('of a show that the files retired and the desk cancelled once', () => {
    const files = withEdits({ do: 'retireShow', slug: 'baobab' })
    const desk = withEdits(cancelled('baobab', '2000', '2026-12-04'))
    const asked = merge(files, desk)
    expect(asked.conflicts.map(({ kind, key, needs }) => [kind, key, needs])).toEqual([['exception', 'baobab/2000/2026-12-04', 'show baobab']])
    expect(asked.conflicts.map(describeConflict).join()).toMatch(/^exception baobab\/2000\/2026-12-04: the desk added it, but show baobab, which it needs, was changed or removed/)
    expect(itemsOf(asked.content).has('slot baobab/2000')).toBe(true)
    expect(itemsOf(asked.content).has('show baobab')).toBe(true)
    expect(merge(files, desk, 'files').content).toEqual(ordered(files))
  })

  test('of a host whom the files dropped and the desk gave a show', () => {
    const files = { ...BASE, hosts: BASE.hosts.filter((host) => host.slug !== 'ala-od-mostu'), shows: BASE.shows.map((show) => ({ ...show, hosts: show.hosts.filter((slug) => slug !== 'ala-od-mostu') })) }
    const baobab = BASE.shows.find((show) => show.slug === 'baobab')
    if (!baobab) throw new Error('unreachable: the shipped programme has it')
    const desk = withEdits({ do: 'saveShow', show: { ...baobab, hosts: [...baobab.hosts, 'ala-od-mostu'] } })
    expect(merge(files, desk).conflicts).toMatchObject([{ kind: 'show', key: 'baobab', needs: 'host ala-od-mostu' }])
    expect(itemsOf(merge(files, desk).content).has('host ala-od-mostu')).toBe(true)
    expect(merge(files, desk, 'files').content).toEqual(ordered(files))
  })

  test('is seen again until it is decided, and the rest is done with', () => {
    const files = withEdits(startAt('baobab', '2000', '2026-11-27', '21:00'), cancelled('karta-na-stol', '1900', '2026-12-07'))
    const desk = withEdits(startAt('baobab', '2000', '2026-11-27', '22:00'))
    const first = merge(files, desk)
    const base = nextBase({ base: BASE, files }, first.conflicts)
    const second = mergeProgrammes({ base, files, desk: first.content }, 'desk', WARSAW)
    expect(second).toEqual(first)
    expect(mergeProgrammes({ base: nextBase({ base, files }, []), files, desk: first.content }, 'desk', WARSAW)).toEqual({ content: first.content, conflicts: [] })
  })
})

describe('whatever files and desk change', () => {
  const sides = fc.record({ files: editPicks(5), desk: editPicks(5) }).map(({ files, desk }) => ({ files: edited(BASE, files), desk: edited(BASE, desk) }))

  test('the result is sound, and every change of either side is in it or in a conflict', () => {
    fc.assert(
      fc.property(sides, fc.constantFrom('files' as const, 'desk' as const), ({ files, desk }, winner) => {
        const { content, conflicts } = merge(files, desk, winner)
        expect(checkChange(desk, content, WARSAW).mistakes).toEqual([])
        const told = new Set(conflicts.flatMap((one) => [nameOf(one), ...(one.needs ? [one.needs] : [])]))
        const merged = itemsOf(content)
        for (const side of [files, desk]) {
          for (const change of diffContents(BASE, side)) {
            const name = nameOf(change)
            // What a conflict is about may bring back more than itself: a slot with the show it belongs to.
            if (told.has(name) || [...told].some((one) => name.startsWith(one.replace(/^\w+/, change.kind)) || one.includes(change.key))) continue
            expect(merged.get(name)?.content ?? null, name).toEqual(change.after)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  test('without conflicts it is both changes one after the other, and who would win says nothing', () => {
    fc.assert(
      fc.property(sides, ({ files, desk }) => {
        const merged = merge(files, desk)
        if (merged.conflicts.length > 0) return
        expect(merged.content).toEqual(ordered(applyChanges(desk, diffContents(BASE, files))))
        expect(merge(files, desk, 'files')).toEqual(merged)
      }),
      { numRuns: 50 },
    )
  })
})
