// What pages ask the station, and how long an answer is good for. The first answers come with the page, later ones are pushed.

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { Boot } from '../boot.ts'
import { twoDays } from '../programme/day.ts'
import { ask } from './client.ts'
import { openStationEvents } from './station-events.ts'

const NOW = ['now']
const PROGRAMME = ['programme']

/** Puts what the server knew into the cache, so that the first picture needs no request. */
export function seedQueries(queries: QueryClient, boot: Boot): QueryClient {
  if (boot.now) queries.setQueryData(NOW, boot.now)
  if (boot.programme) queries.setQueryData([...PROGRAMME, twoDays(new Date(boot.at), boot.station.timeZone).from], boot.programme)
  return queries
}

/** What is on air now: pushed by the events socket; asked every 15 s while the socket is away. */
export function useNow() {
  const queries = useQueryClient()
  const [pushed, setPushed] = useState(false)
  useEffect(
    () =>
      openStationEvents({
        onConnected: setPushed,
        onEvent(event) {
          if (event.type === 'now') queries.setQueryData(NOW, event.now)
          if (event.type === 'listeners') queries.setQueryData<NowPlaying>(NOW, (now) => now && { ...now, listeners: event.total })
          if (event.type === 'programmeChanged') void queries.invalidateQueries({ queryKey: PROGRAMME })
        },
      }),
    [queries],
  )
  return useQuery({ queryKey: NOW, queryFn: () => ask('/api/v1/now'), refetchInterval: pushed ? false : 15_000, staleTime: 10_000 })
}

/** Today's and tomorrow's airings by the station's calendar. */
export function useProgramme(time: number, timeZone: string) {
  const { from, until } = twoDays(new Date(time), timeZone)
  return useQuery({
    queryKey: [...PROGRAMME, from],
    queryFn: () => ask('/api/v1/programme', { from, until }),
    staleTime: 60_000,
    refetchInterval: 10 * 60_000,
  })
}
