// The shape of the project, kept: who may import whom, what is used at one place only, and what lies at the top.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')

interface Import {
  readonly from: string
  /** A path below the project, or a package's name. */
  readonly to: string
  readonly typeOnly: boolean
}

const files = ['server', 'schedules', 'web', 'tests'].flatMap((folder) => sourcesBelow(folder))
const imports = files.flatMap(importsOf)
const code = files.filter((file) => !file.startsWith('tests/'))

/** Ground floor first; a folder may import from itself and from every row above its own. */
const FLOORS: readonly (readonly string[])[] = [
  ['schedules'],
  ['server/errors.ts', 'server/clock.ts', 'server/log.ts', 'server/events.ts', 'server/in-turn.ts', 'server/lifecycle.ts', 'server/config.ts', 'server/data-folder.ts', 'server/http', 'server/db', 'server/media'],
  ['server/people'],
  ['server/shows'],
  ['server/schedule'],
  // Not each other: typed events up, small interfaces down.
  ['server/broadcast', 'server/archive', 'server/chat', 'server/voice'],
  ['server/app.ts'],
  ['server/compose'],
  ['server/compose.ts', 'server/banner.ts', 'server/process-log.ts', 'server/station.ts', 'server/station-command.ts', 'server/station-commands.ts', 'server/programme-commands.ts', 'server/backup'],
  ['server/main.ts'],
]

test('imports only go down: a lower folder knows nothing of a higher one', () => {
  const wrong = imports.filter(({ from, to, typeOnly }) => {
    // A table's columns may be of a domain's own kinds.
    if (typeOnly && from.startsWith('server/db/tables/')) return false
    const [here, there] = [placeOf(from), placeOf(to)]
    if (here === null || there === null || here.name === there.name) return false
    return there.floor > here.floor || (there.floor === here.floor && here.name.startsWith('server/') && isDomain(here.name))
  })
  expect(wrong.map(asText)).toEqual([])
})

test('no two files import each other, over however many others', () => {
  expect(circles().map((circle) => circle.join(' -> '))).toEqual([])
})

test('every file of the server has its floor', () => {
  expect(code.filter((file) => file.startsWith('server/') && !file.startsWith('server/setup/') && placeOf(file) === null)).toEqual([])
})

test('the calendar is pure: no packages, no Node, no clock, no disk', () => {
  const outside = imports.filter(({ from, to }) => from.startsWith('schedules/') && !to.startsWith('schedules/') && to !== 'yaml')
  expect(outside.map(asText)).toEqual([])
  const clocks = code.filter((file) => file.startsWith('schedules/') && /\bDate\.now\(|new Date\(\)|Temporal\.Now\b/.test(read(file)))
  expect(clocks).toEqual([])
})

test('the site takes values only from itself and the calendar, and from the server the shapes on the wire', () => {
  const wrong = imports.filter(({ from, to, typeOnly }) => {
    if (!from.startsWith('web/') || !/^(server|tests|schedules)\//.test(to)) return false
    return !(to.startsWith('schedules/') || (typeOnly && /^server\/.*schema\.ts$/.test(to)))
  })
  expect(wrong.map(asText)).toEqual([])
})

test('nobody imports the tests, and the server does not import the site', () => {
  const wrong = imports.filter(({ from, to }) => !from.startsWith('tests/') && (to.startsWith('tests/') || (from.startsWith('server/') && to.startsWith('web/'))))
  expect(wrong.map(asText)).toEqual([])
})

describe('used at one place only', () => {
  test.for(['fluent-ffmpeg', 'icecast-parser'])('%s', (name) => {
    expect(code.filter((file) => imports.some(({ from, to }) => from === file && to === name)).length).toBeLessThanOrEqual(1)
  })

  test('Kysely queries: in db/ and each domain\'s store', () => {
    const users = imports.filter(({ from, to, typeOnly }) => to === 'kysely' && !typeOnly && from.startsWith('server/') && !/^server\/db\/|\/store\.ts$|programme-import\.ts$/.test(from))
    expect(users.map(asText)).toEqual([])
  })

  test('Node\'s HTTP requests: http/request.ts, which keeps 7 MB out of memory', () => {
    expect(imports.filter(({ from, to, typeOnly }) => from.startsWith('server/') && to === 'node:http' && !typeOnly).map(asText)).toEqual([])
  })

  test('the environment: the process and the command line read it, through config.ts', () => {
    expect(code.filter((file) => /process\.env\b/.test(read(file))).filter((file) => !/^server\/(main|station)\.ts$/.test(file))).toEqual([])
  })

  test('ending the process: main.ts, and what is a process of its own', () => {
    expect(code.filter((file) => /process\.exit\(/.test(read(file))).filter((file) => !/^server\/main\.ts$|-process\.ts$/.test(file))).toEqual([])
  })
})

test('no folder collects what has no home', () => {
  expect(code.filter((file) => /\/(utils?|helpers?|services|managers?|common|misc)(\/|\.ts)/.test(file))).toEqual([])
})

test('no test is left out', () => {
  const left = files.filter((file) => /\.test\.tsx?$/.test(file)).filter((file) => /\b(test|it|describe)\.(skip|only|todo|fails)\b/.test(read(file)))
  expect(left.filter((file) => file !== 'tests/architecture.test.ts')).toEqual([])
})

test('what lies at the top is what a reader expects there', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
  const top = [...new Set(tracked.filter((file) => existsSync(path.join(ROOT, file))).map((file) => file.split('/')[0]))].sort()
  expect(top).toEqual([
    '.ci', '.gitignore', '.npmrc', 'CHANGELOG.md', 'LICENSE', 'README.md', 'docker-compose.yml', 'docs', 'icecast',
    'package-lock.json', 'package.json', 'schedules', 'server', 'tests', 'tsconfig.json', 'web',
  ])
})

/** Ways that lead back to where they began, by type or later `import()` too; at least one of each knot. */
function circles(): string[][] {
  const importsByFile = Map.groupBy(imports, ({ from }) => from)
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): string[][] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file]]
    if (done.has(file)) return []
    const found = (importsByFile.get(file) ?? []).flatMap(({ to }) => walk(to, [...way, file]))
    done.add(file)
    return found
  }
  return code.flatMap((file) => walk(file, []))
}

function placeOf(file: string): { readonly floor: number; readonly name: string } | null {
  for (const [floor, names] of FLOORS.entries()) {
    const name = names.find((each) => file === each || file.startsWith(`${each}/`))
    if (name !== undefined) return { floor, name }
  }
  return null
}

function isDomain(name: string): boolean {
  return ['server/broadcast', 'server/archive', 'server/chat', 'server/voice'].includes(name)
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(dist|node_modules|\.cache)\//.test(file))
    .map((file) => `${folder}/${file}`)
}

function importsOf(file: string): Import[] {
  const found = read(file).matchAll(/^\s*(?:import|export)\s+(?:(type)\s+)?(?:[\w*{][^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm)
  return [...found].map(([, type, from, dynamic]) => {
    const target = from ?? dynamic ?? ''
    const to = target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target
    return { from: file, to, typeOnly: type !== undefined }
  })
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

function asText({ from, to }: Import): string {
  return `${from} imports ${to}`
}
