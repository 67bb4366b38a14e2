// Invitations: a link that makes an account in two fields, name and password. No e-mail is asked for or sent.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { HostProfiles } from './host-profiles.ts'
import { checkName, loginsFor } from './names.ts'
import { checkPassword, hashPassword } from './password.ts'
import { ROLES, type Person, type Role } from './person.ts'
import type { InvitationRow, PeopleStore } from './store.ts'
import { hashOf, newToken } from './tokens.ts'

const INVITATION_MS = 7 * 24 * 3600_000

export interface NewInvitation {
  readonly role: Role
  readonly hostSlug: string | null
  /** Null at the command line. */
  readonly invitedBy: Person | null
  /** The idea that the invited person sent. */
  readonly ideaId?: string | null
}

/** Makes, shows and accepts invitations. The token is only ever given out once, in the link. */
export class Invitations {
  readonly #store: PeopleStore
  readonly #clock: Clock
  readonly #hosts: HostProfiles

  constructor({ store, clock, hosts }: { store: PeopleStore; clock: Clock; hosts: HostProfiles }) {
    this.#store = store
    this.#clock = clock
    this.#hosts = hosts
  }

  async create({ role, hostSlug, invitedBy, ideaId = null }: NewInvitation): Promise<{ token: string; invitation: InvitationRow }> {
    if (!ROLES.includes(role)) throw new AppError('invalid', 'role_unknown', `There is no role "${role}"; choose one of ${ROLES.join(', ')}.`)
    if (hostSlug !== null) await this.#hosts.check(hostSlug)
    const { token, row } = this.#draw(role)
    const invitation = await this.#store.inOneGo(async (store) => {
      if (ideaId !== null && !(await store.hasIdea(ideaId))) throw new AppError('not-found', 'idea_unknown', 'There is no such idea; it may have been deleted.')
      const made = await store.insertInvitation({ ...row, host_slug: hostSlug, invited_by: invitedBy?.id ?? null, idea_id: ideaId })
      await store.record({ at: made.createdAt, person: invitedBy, action: 'invitation.made', subject: `invitation/${made.id}`, details: { role, host: hostSlug, ...(ideaId === null ? {} : { idea: ideaId }) } })
      return made
    })
    return { token, invitation }
  }

  /** A link that makes the first admin; null once there is one. Links of earlier starts stop working. */
  async firstAdminLink(publicUrl: string): Promise<string | null> {
    const { token, row } = this.#draw('admin')
    const invitation = await this.#store.replaceFirstAdminInvitation({ ...row, first_admin: true })
    return invitation ? linkTo(publicUrl, token) : null
  }

  async list(): Promise<InvitationRow[]> {
    return this.#store.listInvitations()
  }

  /** The invitation behind a link that still works. */
  async get(token: string): Promise<InvitationRow> {
    const invitation = await this.#store.findInvitation(hashOf(token))
    if (!invitation || invitation.acceptedAt || invitation.expiresAt <= this.#clock.now()) throw linkOver()
    if (invitation.firstAdmin && (await this.#store.hasAdmin())) throw linkOver()
    return invitation
  }

  /** Makes the account, with a login drawn from the name, and uses up the link. */
  async accept(token: string, account: { readonly name: string; readonly password: string }): Promise<Person> {
    const name = checkName(account.name)
    checkPassword(account.password)
    // Asked before the costly hash, so a made-up link costs a made-up link's work.
    await this.get(token)
    const passwordHash = await hashPassword(account.password)
    const person = await this.#store.acceptInvitation(hashOf(token), this.#clock.now(), { name, passwordHash }, (role) => loginsFor(name, role))
    if (!person) throw linkOver()
    return person
  }

  #draw(role: Role) {
    const token = newToken()
    const now = this.#clock.now()
    return { token, row: { token_hash: hashOf(token), role, created_at: now, expires_at: new Date(now.getTime() + INVITATION_MS) } }
  }
}

/** The address an invited person opens. */
export function linkTo(publicUrl: string, token: string): string {
  return new URL(`/invite/${token}`, publicUrl).href
}

function linkOver(): AppError {
  return new AppError('not-found', 'invitation_over', 'This invitation was already used or is too old; ask for a new one.')
}
