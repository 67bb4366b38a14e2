// What each command of the command line does, and what it tells afterwards.

import type { Kysely } from 'kysely'
import { airedShows } from './archive/aired-show.ts'
import { FeedImports } from './archive/import/feed-imports.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Tables } from './db/tables.ts'
import { linkTo } from './people/invitations.ts'
import type { People } from './people/people.ts'
import type { Command } from './station-command.ts'
import { AppError } from './errors.ts'
import { Events } from './events.ts'
import { ANYWHERE, PUBLIC_INTERNET } from './http/outside.ts'
import { silentLog } from './log.ts'
import { applyProgramme, checkProgramme, diffProgramme, exportProgramme } from './programme-commands.ts'
import { importProgramme } from './schedule/programme-import.ts'
import { Schedule } from './schedule/schedule.ts'
import { readStation } from './schedule/station-settings.ts'
import { checkHostSlug } from './shows/host-slug.ts'
import { listHosts } from './shows/store.ts'

export interface Services {
  readonly config: Config
  readonly db: Kysely<Tables>
  readonly people: People
  readonly clock: Clock
}

export interface Told {
  readonly words: string
  readonly json: Readonly<Record<string, unknown>>
}

/** Where source clients connect; also tolerated under other names by the source door. */
const MOUNT = '/live'

/** Commands that open what they need by themselves. */
type Alone = 'help' | 'backup' | 'restore'

/** Carries out one command, or throws a refusal in one sentence. */
export async function run(command: Exclude<Command, { kind: Alone }>, services: Services): Promise<Told> {
  switch (command.kind) {
    case 'person add':
      return addPerson(command, services)
    case 'person reset-second-step':
      return resetSecondStep(command, services)
    case 'key create':
      return createKey(command, services)
    case 'invite create':
      return createInvitation(command, services)
    case 'special start':
      return startSpecial(command, services)
    case 'special end':
      return endSpecial(services)
    case 'import-feed':
      return importFeed(command, services)
    case 'programme check':
      return checkProgramme(services)
    case 'programme diff':
      return diffProgramme(services)
    case 'programme apply':
      return applyProgramme(command, services)
    case 'programme export':
      return exportProgramme(command, services)
  }
}

type Asked<K extends Command['kind']> = Extract<Command, { kind: K }>

async function addPerson({ login, name, role, password, host }: Asked<'person add'>, { config, db, people }: Services): Promise<Told> {
  await checkHost(host, { config, db })
  const person = await people.accounts.add({ login, name, role, password, hostSlug: host })
  return { words: `${person.name} can sign in as "${person.login}" (${person.role}).`, json: { person } }
}

async function resetSecondStep({ login }: Asked<'person reset-second-step'>, { people }: Services): Promise<Told> {
  const person = await people.accounts.getByLogin(login)
  await people.secondStep.end(person, null)
  return { words: `"${person.login}" signs in with the password alone again; turn the second step on anew on the account page.`, json: { login: person.login } }
}

async function createKey({ login, label }: Asked<'key create'>, { people }: Services): Promise<Told> {
  const person = await people.accounts.getByLogin(login)
  const { key, secret } = await people.keys.create(person, label, null)
  return {
    words: `Source client settings: mount ${MOUNT}, user "${person.login}", password "${secret}" (shown this once).`,
    json: { id: key.id, login: person.login, key: secret, label: key.label, mount: MOUNT },
  }
}

async function createInvitation({ role, host }: Asked<'invite create'>, { config, db, people }: Services): Promise<Told> {
  await checkHost(host, { config, db })
  const { token, invitation } = await people.invitations.create({ role, hostSlug: host, invitedBy: null })
  const link = linkTo(config.publicUrl ?? `${config.tls ? 'https' : 'http'}://localhost:${config.port}`, token)
  return {
    words: `Send this link to the new ${role}; it works once, until ${invitation.expiresAt.toISOString().slice(0, 10)}:\n${link}`,
    json: { id: invitation.id, link, token, role, hostSlug: host, expiresAt: invitation.expiresAt.toISOString() },
  }
}

/** Asks for the work; a running station hears of it through the database, another finds it at its start. */
async function importFeed({ url, show, ...wish }: Asked<'import-feed'>, { config, db, clock }: Services): Promise<Told> {
  const { timeZone } = readStation(config.stationFolder)
  await requireProgramme({ config, db })
  const imports = new FeedImports({ db, clock, reach: config.importAllowPrivate ? ANYWHERE : PUBLIC_INTERNET, findAiredShow: airedShows(db, timeZone) })
  const { started, asked } = await imports.start({ ...wish, url, showSlug: show }, null)
  const words = asked === 0 ? `All episodes of "${started.title}" are here already, or on their way.` : `${asked} ${asked === 1 ? 'episode' : 'episodes'} of "${started.title}" come to ${show} while the station runs; the desk tells how far they are.`
  return { words, json: { import: started.id, feed: started.feedUrl, title: started.title, show, asked } }
}

async function checkHost(slug: string | null, { config, db }: Pick<Services, 'config' | 'db'>): Promise<void> {
  if (slug === null) return
  await requireProgramme({ config, db })
  checkHostSlug(slug, await listHosts(db))
}

/** On a station that never ran, the programme's files are imported first: its hosts and shows come from there. */
async function requireProgramme({ config, db }: Pick<Services, 'config' | 'db'>): Promise<void> {
  if ((await listHosts(db)).length === 0) await importProgramme(db, config.stationFolder)
}

/** A running station hears of it through the database; one that starts within the special's time finds it there. */
async function startSpecial({ login, title, minutes }: Asked<'special start'>, { config, db, people, clock }: Services): Promise<Told> {
  const person = await people.accounts.getByLogin(login)
  const special = await withSchedule({ config, db }, (schedule) => schedule.addSpecial({ person, by: null, title, startsAt: clock.now(), minutes }))
  const { id, startsAt, endsAt } = special
  return {
    words: `"${special.title}" is open for ${person.name} until ${endsAt.toISOString()}.`,
    json: { id, show: special.showSlug, title: special.title, login: person.login, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  }
}

async function endSpecial({ config, db, clock }: Services): Promise<Told> {
  const ended = await withSchedule({ config, db }, (schedule) => schedule.endRunningSpecial(clock.now()))
  if (!ended) throw new AppError('not-found', 'no_special_running', 'No special is running now.')
  return { words: `"${ended.title}" has ended; the programme is back.`, json: { id: ended.id, show: ended.showSlug, title: ended.title } }
}

async function withSchedule<T>({ config, db }: Pick<Services, 'config' | 'db'>, ask: (schedule: Schedule) => Promise<T>): Promise<T> {
  const { timeZone, languages } = readStation(config.stationFolder)
  const schedule = new Schedule({ db, events: new Events(silentLog), log: silentLog, timeZone, languages })
  await schedule.start()
  return ask(schedule).finally(() => schedule.stop())
}
