// What goes out now: one pure function from the situation to a source and a reason a person can read.
// It knows nothing of sound, sockets or databases, and never remembers: what it needs to know is in the situation.

import type { Occurrence } from '../../schedules/occurrence.ts'
import { claimOf, overrunEnd, type Claim } from './claim.ts'
import { timeOfDay } from './station-time.ts'

/** What is heard of a live session's line at this instant. */
export type LineSound =
  /** Nothing was decoded yet. */
  | 'opening'
  /** Enough is buffered to go on air. */
  | 'ready'
  /** Decoded well, but silent for longer than the station allows. */
  | 'silent'
  /** Connected, but its buffer ran down or is not full again yet. */
  | 'stalled'
  /** No connection. */
  | 'gone'

export interface SessionFacts {
  readonly id: string
  /** As listeners see the host. */
  readonly hostName: string
  readonly occurrence: Occurrence
  readonly admittedAt: Date
  readonly sound: LineSound
  /** It has been on air in this occurrence: only then a lost line is bridged. */
  readonly wasOnAir: boolean
  /** Since when its sound is missing (silent, stalled, gone, or opening again); null while it is ready. */
  readonly missingSince: Date | null
}

/** How the last live session of an occurrence came to its end, for the reason that is shown afterwards. */
export interface LastEnding {
  readonly occurrenceId: string
  readonly hostName: string
  readonly how: 'goodbye' | 'grace-over' | 'ended-by-desk'
  readonly at: Date
}

/** Why nothing is heard of what an occurrence plays, in words for a person. `isMissing`: there is nothing to play, and waiting changes nothing. */
export interface Lack {
  readonly isMissing: boolean
  readonly words: string
}

export interface Situation {
  readonly now: Date
  readonly timeZone: string
  /** On air by plan; null in a hole of the programme. */
  readonly occurrence: Occurrence | null
  readonly sessions: readonly SessionFacts[]
  /** The session heard in the block before this one. */
  readonly onAirSessionId: string | null
  /** What the occurrence by plan plays without a host, or falls back to; null when it plays nothing. `isDelivered`: a file that was sent for it. */
  readonly playout: { readonly occurrenceId: string; readonly ready: boolean; readonly ended: boolean; readonly lack: Lack | null; readonly isDelivered?: boolean } | null
  readonly fillerReady: boolean
  /** What fills gaps now, as in "filled with …": the station's setting, or what stands in for it. */
  readonly fillerName: string
  readonly bedReady: boolean
  /** Somebody at the desk took the hosts off the air. */
  readonly override: { readonly by: string; readonly since: Date } | null
  readonly lastEnding: LastEnding | null
  /** How long a lost line keeps its slot. */
  readonly graceMs: number
}

export type ChosenSource =
  | { readonly kind: 'live'; readonly sessionId: string }
  | { readonly kind: 'playout'; readonly occurrenceId: string }
  | { readonly kind: 'filler' }
  | { readonly kind: 'bed' }
  | { readonly kind: 'silence' }

export type ReasonCode =
  | 'live'
  | 'live_running_over'
  | 'live_until_special'
  | 'line_gone'
  | 'line_stalled'
  | 'line_silent'
  | 'playout'
  | 'slot_fallback'
  | 'nothing_scheduled'
  | 'host_not_here'
  | 'host_left'
  | 'host_lost'
  | 'host_ended_by_desk'
  | 'playout_not_ready'
  | 'playout_missing'
  | 'playout_ended'
  | 'override'

export interface Choice {
  readonly source: ChosenSource
  /** One sentence, in English, with times of the station. The same as long as code, source and occurrence are. */
  readonly reason: string
  readonly reasonCode: ReasonCode
  /** Whose airing this is: the session's own when it runs over, else the one by plan. */
  readonly occurrence: Occurrence | null
  /** The session that is on air, or whose absence is covered. */
  readonly sessionId: string | null
}

/** Chooses what is on air. Silence is chosen only when nothing that may be heard is ready. */
export function chooseSource(situation: Situation): Choice {
  if (situation.override) return overridden(situation, situation.override.by)
  const claims = situation.sessions.map((session) => ({ session, claim: claimOf(session.occurrence, session.wasOnAir, situation.occurrence, situation.now) }))
  return (
    liveBy(claims, 'slot', situation) ??
    bridged(claims, 'slot', situation) ??
    displaced(claims, situation) ??
    runningOver(claims, situation) ??
    unattended(situation)
  )
}

interface Claimant {
  readonly session: SessionFacts
  readonly claim: Claim
}

/** Among hosts of equal right the one on air stays, so that co-hosts never take turns by chance; else the first to come. */
function liveBy(claimants: readonly Claimant[], claim: Claim, situation: Situation): Choice | null {
  const ready = claimants.filter((one) => one.claim === claim && one.session.sound === 'ready').map((one) => one.session)
  const first = ready.find((session) => session.id === situation.onAirSessionId) ?? ready.toSorted((a, b) => a.admittedAt.getTime() - b.admittedAt.getTime())[0]
  return first ? live(first, claim, situation) : null
}

/** A special laid over a running show: its host goes on until the special has something to put on air, a host of its own or what it plays. */
function displaced(claimants: readonly Claimant[], situation: Situation): Choice | null {
  return playsByItself(situation) ? null : liveBy(claimants, 'displaced', situation)
}

/** What the occurrence by plan plays without a host is ready. */
function playsByItself({ occurrence, playout }: Situation): boolean {
  return occurrence !== null && isByItself(occurrence, playout) && playout?.ready === true
}

/** No host is waited for: none is planned, or they sent a file. One who comes all the same is heard. */
function isByItself({ kind }: Occurrence, playout: Situation['playout']): boolean {
  return kind !== 'live' || playout?.isDelivered === true
}

function live(session: SessionFacts, claim: Claim, situation: Situation): Choice {
  const { hostName, occurrence } = session
  const base = { source: { kind: 'live', sessionId: session.id }, occurrence, sessionId: session.id } as const
  if (claim === 'overrun') return { ...base, reasonCode: 'live_running_over', reason: `${hostName} runs over in ${occurrence.title}, ${untilWhen(occurrence, situation)}` }
  if (claim === 'displaced') {
    const special = situation.occurrence ? `until somebody of ${situation.occurrence.title} is ready` : 'though the programme has changed'
    return { ...base, reasonCode: 'live_until_special', reason: `${hostName} is live in ${occurrence.title}, ${special}` }
  }
  return { ...base, reasonCode: 'live', reason: `${hostName} is live in ${occurrence.title}` }
}

function untilWhen(occurrence: Occurrence, situation: Situation): string {
  const end = overrunEnd(occurrence)
  return end === Infinity ? 'until the next show is ready' : `until ${timeOfDay(new Date(end), situation.timeZone)} at most`
}

/** A host who was on air and is not heard keeps the slot for the grace time; the bed covers it. */
function bridged(claimants: readonly Claimant[], claim: Claim, situation: Situation): Choice | null {
  const missing = claimants
    .filter((one) => one.claim === claim && one.session.wasOnAir && graceEnd(one.session, situation.graceMs) > situation.now.getTime())
    .map((one) => one.session)
    .toSorted((a, b) => graceEnd(b, situation.graceMs) - graceEnd(a, situation.graceMs))[0]
  if (!missing?.missingSince) return null
  const end = new Date(graceEnd(missing, situation.graceMs))
  const { code, words } = missingWords(missing, situation)
  const cover = firstReady(situation, ['bed', 'filler', 'playout'])
  const until = timeOfDay(end < missing.occurrence.endsAt ? end : missing.occurrence.endsAt, situation.timeZone)
  return {
    source: cover,
    reasonCode: code,
    reason: `${words}; ${cover.kind === 'silence' ? 'nothing is ready to cover it' : `covered by ${nameOf(cover.kind, situation)} until ${until} at most`}`,
    occurrence: missing.occurrence,
    sessionId: missing.id,
  }
}

/** Epoch ms; in the past for who is not missing. */
function graceEnd(session: SessionFacts, graceMs: number): number {
  return session.missingSince ? session.missingSince.getTime() + graceMs : -Infinity
}

function missingWords(session: SessionFacts, situation: Situation): { code: ReasonCode; words: string } {
  const since = session.missingSince ? timeOfDay(session.missingSince, situation.timeZone) : 'now'
  if (session.sound === 'silent') return { code: 'line_silent', words: `${session.hostName} is silent since ${since}` }
  if (session.sound === 'stalled') return { code: 'line_stalled', words: `no sound comes from ${session.hostName} since ${since}` }
  return { code: 'line_gone', words: `the line of ${session.hostName} is gone since ${since}` }
}

/**
 * A host past the end of their slot goes on while the policy lets them and nothing with a better right is ready.
 *
 * The next host, ready, has been chosen before this is asked. Open end also gives way to a next occurrence that plays by itself;
 * soft end does not, since its minutes are promised. A line lost now is bridged only when the programme has nothing of its own.
 */
function runningOver(claimants: readonly Claimant[], situation: Situation): Choice | null {
  const planned = playsByItself(situation)
  const allowed = planned ? claimants.filter((one) => one.session.occurrence.endPolicy.kind !== 'open') : claimants
  return liveBy(allowed, 'overrun', situation) ?? (planned ? null : bridged(allowed, 'overrun', situation))
}

/** Nobody is live: what the slot plays, else what fills gaps. */
function unattended(situation: Situation): Choice {
  const { occurrence, playout } = situation
  const base = { occurrence, sessionId: null }
  if (occurrence && playout?.ready) {
    const source: ChosenSource = { kind: 'playout', occurrenceId: playout.occurrenceId }
    if (isByItself(occurrence, playout)) return { ...base, source, reasonCode: 'playout', reason: `${occurrence.title} plays as planned` }
    return { ...base, source, reasonCode: 'slot_fallback', reason: `${whyNobody(situation, occurrence).words}; what the show keeps for that plays` }
  }
  const source = firstReady(situation, ['filler', 'bed', 'playout'])
  const plays = source.kind === 'silence' ? 'nothing is ready to play' : `filled with ${nameOf(source.kind, situation)}`
  if (!occurrence) return { ...base, source, reasonCode: 'nothing_scheduled', reason: `nothing is scheduled; ${plays}` }
  const why = whyNobody(situation, occurrence)
  return { ...base, source, reasonCode: why.code, reason: `${why.words}; ${plays}` }
}

function whyNobody(situation: Situation, occurrence: Occurrence): { code: ReasonCode; words: string } {
  if (isByItself(occurrence, situation.playout)) {
    const lack = situation.playout?.lack
    if (lack) return { code: lack.isMissing ? 'playout_missing' : 'playout_not_ready', words: lack.words }
    if (situation.playout?.ended) return { code: 'playout_ended', words: `${occurrence.title} has played to its end before its time` }
    return { code: 'playout_not_ready', words: `what ${occurrence.title} should play is not ready` }
  }
  const silent = situation.sessions.find((session) => session.occurrence.id === occurrence.id && session.wasOnAir && session.missingSince)
  if (silent) return missingWords(silent, situation)
  const last = situation.lastEnding
  if (last?.occurrenceId !== occurrence.id) return { code: 'host_not_here', words: `nobody of ${occurrence.title} is ready to go on air yet` }
  const at = timeOfDay(last.at, situation.timeZone)
  if (last.how === 'goodbye') return { code: 'host_left', words: `${last.hostName} left at ${at}` }
  if (last.how === 'ended-by-desk') return { code: 'host_ended_by_desk', words: `${last.hostName} was taken off the air at ${at}` }
  return { code: 'host_lost', words: `the line of ${last.hostName} did not come back until ${at}` }
}

function overridden(situation: Situation, by: string): Choice {
  const source = firstReady(situation, ['filler', 'bed', 'playout'])
  const since = situation.override ? timeOfDay(situation.override.since, situation.timeZone) : 'now'
  const plays = source.kind === 'silence' ? 'nothing is ready to play' : `filled with ${nameOf(source.kind, situation)} until it is released`
  return { source, reasonCode: 'override', reason: `${by} took the air at ${since}; ${plays}`, occurrence: situation.occurrence, sessionId: null }
}

function nameOf(kind: 'filler' | 'bed' | 'playout', { fillerName }: Situation): string {
  return kind === 'filler' ? fillerName : kind === 'bed' ? 'the bed' : 'the music of the slot'
}

function firstReady(situation: Situation, order: readonly ('filler' | 'bed' | 'playout')[]): Exclude<ChosenSource, { kind: 'live' }> {
  for (const kind of order) {
    if (kind === 'filler' && situation.fillerReady) return { kind }
    if (kind === 'bed' && situation.bedReady) return { kind }
    if (kind === 'playout' && situation.playout?.ready) return { kind, occurrenceId: situation.playout.occurrenceId }
  }
  return { kind: 'silence' }
}
