// The big panel: where the host stands, how long, who listens.

import { useEffect, useRef } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationTime } from '../station-clock.tsx'
import type { UplinkView } from './uplink-view.ts'
import { moodOf, standingOf, type Standing } from './standing.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

const HELP = { greenRoom: 'state.greenRoom.help', bridged: 'state.bridged.help', away: 'state.away.help' } as const

export function StatePanel({ view }: { view: UplinkView }) {
  const t = useStudioTexts()
  const standing = standingOf(view)
  const show = view.status?.show ?? null
  const panel = useScrolledTo(standing)
  return (
    <section ref={panel} className={css['state']} data-mood={moodOf(standing)} data-standing={standing}>
      <h1 aria-live="assertive">{t(`state.${standing}`)}</h1>
      {standing in HELP && <p>{t(HELP[standing as keyof typeof HELP] /* just looked up */)}</p>}
      {standing === 'off' ? <NextSlot view={view} /> : <Countdown view={view} standing={standing} />}
      {standing !== 'off' && (
        <p className={css['facts']}>
          {show && <bdi className={css['show']}>{show.title}</bdi>}
          {view.now && <span>{t('listeners', { count: view.now.listeners })}</span>}
        </p>
      )}
    </section>
  )
}

/** Whatever the host was reading further down, a change of state is what matters now. */
function useScrolledTo(standing: Standing) {
  const panel = useRef<HTMLElement>(null)
  const before = useRef(standing)
  useEffect(() => {
    if (before.current === standing) return
    before.current = standing
    panel.current?.scrollIntoView({ block: 'start' })
  }, [standing])
  return panel
}

function Countdown({ view, standing }: { view: UplinkView; standing: Standing }) {
  const t = useStudioTexts()
  const { format } = useI18n()
  const now = useStationTime()
  const { startsAt, endsAt } = view.status ?? { startsAt: null, endsAt: null }
  if (standing === 'greenRoom' && startsAt) return <p className={css['time']}>{t('time.onAirIn', { time: format.duration(Date.parse(startsAt) - now) })}</p>
  if (standing !== 'onAir' && standing !== 'bridged') return null
  if (!endsAt) return <p className={css['time']}>{t('time.openEnd')}</p>
  const leftMs = Date.parse(endsAt) - now
  return <p className={css['time']}>{leftMs > 0 ? t('time.left', { time: format.duration(leftMs) }) : t('time.over')}</p>
}

function NextSlot({ view }: { view: UplinkView }) {
  const t = useStudioTexts()
  const { format } = useI18n()
  const now = useStationTime()
  const { slot } = view
  if (view.link.kind !== 'connected' || !view.now) return <p>{t('line.connecting')}</p>
  if (!slot) return <p>{t('slot.none')}</p>
  const [startsAt, endsAt] = [new Date(slot.startsAt), new Date(slot.endsAt)]
  const opensInMs = Date.parse(slot.opensAt) - now
  return (
    <>
      <p>
        {t('slot.next')}: <bdi className={css['show']} lang={slot.show.languages[0]}>{slot.show.title}</bdi>
        <br />
        {t('slot.when', { day: format.day(startsAt), from: format.time(startsAt), until: format.time(endsAt) })}
      </p>
      <p className={css['time']}>{opensInMs > 0 ? t('slot.opensIn', { time: format.duration(opensInMs) }) : t('slot.open')}</p>
    </>
  )
}
