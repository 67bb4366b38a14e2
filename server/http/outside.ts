// Requests to servers that somebody else named: every address is checked where it is connected to, every redirect again.
// The one place from which the station asks others anything.

import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { AppError } from '../errors.ts'
import { isPublicAddress } from './public-address.ts'
import { request as httpRequest } from './request.ts'

/** Where requests may lead. */
export interface Reach {
  /** Told addresses as the connection would use them, never names. */
  readonly isAllowed: (address: string) => boolean
  readonly lookup: LookupFunction
}

/** The public internet, by the machine's own name service. */
export const PUBLIC_INTERNET: Reach = { isAllowed: isPublicAddress, lookup: systemLookup }
/** The station's own network too. */
export const ANYWHERE: Reach = { isAllowed: () => true, lookup: systemLookup }

export interface OutsideRequest {
  readonly reach: Reach
  /** Ends the body too. */
  readonly signal: AbortSignal
  readonly headers: Readonly<Record<string, string>>
  /** No byte for so long: the server is gone. */
  readonly silenceMs: number
}

export interface OutsideAnswer {
  readonly response: IncomingMessage
  /** Where it came from in the end. */
  readonly url: URL
}

const MAX_REDIRECTS = 5

/** Starts a GET. The caller listens for its errors; a name that leads where it must not is one of them. */
export function requestOutside(url: URL, { reach, signal, headers, silenceMs }: OutsideRequest): ClientRequest {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new AppError('invalid', 'address_not_web', `"${url.protocol}" is not the beginning of a web address; use http:// or https://`)
  refuseAddress(url, reach)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  // A connection of its own: one that is kept open would not be checked again.
  return request(url, { agent: false, signal, timeout: silenceMs, headers, lookup: checkedLookup(reach) })
}

/** Asks and follows redirects. The answer may have any other status; who gets it reads or destroys it. */
export async function askOutside(address: string | URL, options: OutsideRequest): Promise<OutsideAnswer> {
  let url = new URL(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await answerOf(requestOutside(url, options), options.silenceMs)
    const next = redirectOf(response, url)
    if (next === null) return { response, url }
    response.destroy()
    url = next
  }
  throw new AppError('unavailable', 'too_many_redirects', `${String(address)} was passed on more than ${MAX_REDIRECTS} times.`)
}

function answerOf(request: ClientRequest, silenceMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', (response) => {
      // Whoever reads hears of it; nobody else must be brought down by it.
      response.on('error', () => {})
      resolve(response)
    })
    // Stays: a body that breaks off later must not bring the process down.
    request.on('error', reject)
    request.once('timeout', () => request.destroy(new AppError('unavailable', 'outside_silent', `nothing came for ${silenceMs / 1000} s`)))
    request.end()
  })
}

function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage, url: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) return null
  const next = URL.parse(location, url)
  if (next === null) throw new AppError('unavailable', 'redirect_unreadable', `${url.host} passed the request on to an address that is none.`)
  return next
}

/** An address that is written as a number is never looked up, so it is checked here; names are checked when they are known. */
function refuseAddress({ hostname }: URL, { isAllowed }: Reach): void {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowed(host)) throw privateAddress(host)
}

/**
 * Fails when any address of the name is not allowed.
 *
 * Given to the connection itself: what is checked is what is connected to, so a name cannot change its address in between.
 */
export function checkedLookup({ isAllowed, lookup }: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      // With `all` it is a list.
      const addresses = (found ?? []) as LookupAddress[]
      const [first] = addresses
      if (error) return callback(error, '', 0)
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) return callback(privateAddress(hostname), '', 0)
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

function privateAddress(host: string): AppError {
  return new AppError('invalid', 'address_private', `${host} is an address of a private network; only servers of the public internet are asked, unless the station is set to allow others.`)
}
