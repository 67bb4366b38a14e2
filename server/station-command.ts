// What may be typed after `npm run station --`, read strictly.

import { parseArgs } from 'node:util'
import { AppError } from './errors.ts'
import { ROLES, type Role } from './people/person.ts'

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'person add'; readonly login: string; readonly name: string; readonly role: Role; readonly password: string; readonly host: string | null }
  | { readonly kind: 'person reset-second-step'; readonly login: string }
  | { readonly kind: 'key create'; readonly login: string; readonly label: string }
  | { readonly kind: 'invite create'; readonly role: Role; readonly host: string | null }
  | { readonly kind: 'special start'; readonly login: string; readonly title: string; readonly minutes: number }
  | { readonly kind: 'special end' }
  | { readonly kind: 'import-feed'; readonly url: string; readonly show: string; readonly since: Date | null; readonly publish: boolean; readonly rightsConfirmed: boolean }
  | { readonly kind: 'programme check' }
  | { readonly kind: 'programme diff' }
  | { readonly kind: 'programme apply'; readonly theirs: 'files' | 'desk' | null }
  | { readonly kind: 'programme export'; readonly folder: string; readonly overwrite: boolean }
  | { readonly kind: 'backup'; readonly file: string | null }
  | { readonly kind: 'restore'; readonly file: string }

export const USAGE = `Usage: npm run station -- <command> [--json]

  person add --login L --name N --role R --password P [--host SLUG]
      makes an account; roles: ${ROLES.join(', ')}
  person reset-second-step --login L
      turns the codes of an authenticator app off for somebody who lost the phone and the recovery codes
  key create --login L [--label TEXT]
      makes a key for a source client (BUTT, Mixxx, ffmpeg), shown this once
  invite create --role R [--host SLUG]
      makes a link that lets somebody create their own account
  special start --login L --title T --minutes M
      opens a special now, in which that person may go live
  special end
      ends the special that is running; the programme is back at once

  import-feed URL --show SLUG --rights-confirmed [--since YYYY-MM-DD] [--drafts]
      brings the episodes of a podcast to a show, those that are not here yet; the running station, or the next that starts, does the
      work. --rights-confirmed says that the station may keep them and give them out, the music in them included

  programme check
      reads the programme files of STATION and tells every mistake with file, line and field; needs no database
  programme diff
      tells what applying the files would add, remove and change, and where the desk has changed the same; changes nothing
  programme apply [--theirs files|desk]
      merges the files into the programme, all or nothing; what was changed at the desk stays. Where both changed the same thing
      nothing is applied, unless --theirs says whose answer counts
  programme export --folder F [--overwrite]
      writes hosts.yaml, shows.yaml and exceptions.yaml of the programme as it is now

  backup [--to FILE]
      saves everything the station keeps (database, recordings, episodes, covers, programme files) in one file, while it is on air
  restore FILE
      makes a station of a backup, in an empty DATA_DIR (and an empty DATABASE_URL and ARCHIVE_URL, where they are set)

  --json   prints one line of JSON and nothing else (use "npm run --silent station" to keep npm's own lines away)
  --help   prints this
`

const OPTIONS = {
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  password: { type: 'string' },
  host: { type: 'string' },
  label: { type: 'string' },
  title: { type: 'string' },
  minutes: { type: 'string' },
  theirs: { type: 'string' },
  show: { type: 'string' },
  since: { type: 'string' },
  drafts: { type: 'boolean' },
  'rights-confirmed': { type: 'boolean' },
  folder: { type: 'string' },
  overwrite: { type: 'boolean' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Option = keyof typeof OPTIONS

const TAKES: Readonly<Record<Exclude<Command['kind'], 'help'>, readonly Option[]>> = {
  'person add': ['login', 'name', 'role', 'password', 'host'],
  'person reset-second-step': ['login'],
  'key create': ['login', 'label'],
  'invite create': ['role', 'host'],
  'special start': ['login', 'title', 'minutes'],
  'special end': [],
  'import-feed': ['show', 'since', 'drafts', 'rights-confirmed'],
  'programme check': [],
  'programme diff': [],
  'programme apply': ['theirs'],
  'programme export': ['folder', 'overwrite'],
  backup: ['to'],
  restore: [],
}

/** Reads the arguments, or throws what is wrong with them in one sentence. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args)
  if (values.help || args.length === 0) return { kind: 'help' }
  // The two commands that are told something without a name.
  const [named, ...more] = positionals[0] === 'restore' || positionals[0] === 'import-feed' ? positionals.slice(1) : []
  const asked = named !== undefined && more.length === 0 ? String(positionals[0]) : positionals.join(' ')
  const kind = knownCommand(asked)
  if (kind === null) throw wrong(`There is no command "${asked}"; there are ${Object.keys(TAKES).join(', ')}.`)
  const stray = (Object.keys(values) as Option[]).find((option) => option !== 'json' && !TAKES[kind].includes(option))
  if (stray) throw wrong(`"${kind}" takes no --${stray}; it takes ${TAKES[kind].map((option) => `--${option}`).join(', ') || 'none'}.`)

  const need = (option: Exclude<Option, 'json' | 'help' | 'overwrite' | 'drafts' | 'rights-confirmed'>): string => {
    const value = values[option]
    if (value === undefined || value.trim() === '') throw wrong(`"${kind}" needs --${option}.`)
    return value
  }
  switch (kind) {
    case 'person add':
      return { kind, login: need('login'), name: need('name'), role: readRole(need('role')), password: need('password'), host: values.host ?? null }
    case 'person reset-second-step':
      return { kind, login: need('login') }
    case 'key create':
      return { kind, login: need('login'), label: values.label ?? 'command line' }
    case 'invite create':
      return { kind, role: readRole(need('role')), host: values.host ?? null }
    case 'special start':
      return { kind, login: need('login'), title: need('title'), minutes: readMinutes(need('minutes')) }
    case 'import-feed':
      if (named === undefined) throw wrong('"import-feed" needs the address of the feed behind it.')
      return { kind, url: named, show: need('show'), since: values.since === undefined ? null : readDay(values.since), publish: !values.drafts, rightsConfirmed: values['rights-confirmed'] ?? false }
    case 'special end':
    case 'programme check':
    case 'programme diff':
      return { kind }
    case 'programme apply':
      return { kind, theirs: values.theirs === undefined ? null : readSide(values.theirs) }
    case 'programme export':
      return { kind, folder: need('folder'), overwrite: values.overwrite ?? false }
    case 'backup':
      return { kind, file: values.to === undefined ? null : need('to') }
    case 'restore':
      if (named === undefined) throw wrong('"restore" needs the file of a backup: restore FILE.')
      return { kind, file: named }
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    throw wrong(`${(error as Error).message.split('. ')[0]}; see --help.`)
  }
}

function knownCommand(asked: string): Exclude<Command['kind'], 'help'> | null {
  return Object.keys(TAKES).includes(asked) ? (asked as Exclude<Command['kind'], 'help'>) : null
}

function readRole(role: string): Role {
  const known = ROLES.find((each) => each === role)
  if (!known) throw wrong(`There is no role "${role}"; choose one of ${ROLES.join(', ')}.`)
  return known
}

function readMinutes(text: string): number {
  const minutes = Number(text)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440) throw wrong('--minutes is a whole number between 1 and 1440.')
  return minutes
}

function readDay(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`)
  // The 31st of February would be a day in March.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) throw wrong('--since is a day such as 2021-03-28.')
  return day
}

function readSide(side: string): 'files' | 'desk' {
  if (side === 'files' || side === 'desk') return side
  throw wrong('--theirs is files or desk: whose answer counts where both changed the same thing.')
}

function wrong(message: string): AppError {
  return new AppError('invalid', 'usage', message)
}
