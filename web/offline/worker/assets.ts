// Built files: what was fetched once is not fetched again.

import { findKept, keep } from '../kept-cache.ts'
import { ASSETS } from '../kept.ts'
import type { AskEvent } from './scope.ts'

export async function asset(event: AskEvent): Promise<Response> {
  const { request } = event
  const known = await findKept(request.url)
  if (known) return known
  const response = await fetch(request)
  if (response.ok) event.waitUntil(keep(ASSETS, request.url, response.clone()))
  return response
}
