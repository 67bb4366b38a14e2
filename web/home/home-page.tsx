// The first page: play, what is on, what comes.

import { Suspense, useEffect } from 'react'
import { useStation } from '../api/station-feed-context.tsx'
import { ChatDoor } from '../chat/chat-door.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { OnAir } from '../on-air/on-air.tsx'
import { useHeard } from '../on-air/use-heard.ts'
import { useLockScreen } from '../on-air/use-lock-screen.ts'
import { useGuest } from '../player/guest.ts'
import { NextUp } from '../programme/next-up.tsx'
import { TwoDays } from '../programme/two-days.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { GROUND, toneOf } from '../ui/tones.ts'
import { Elsewhere } from './elsewhere.tsx'
import { NewestEpisodes } from './newest-episodes.tsx'
import css from './home-page.module.css'

export function HomePage() {
  const { t } = useI18n()
  const { name, now, programme } = useStation()
  const heard = useHeard()
  const show = heard?.show ?? null
  const airing = programme?.occurrences.find(({ id }) => id === heard?.occurrenceId)

  const Guest = useGuest()
  useLockScreen()
  useEffect(() => {
    document.title = show ? `${show.title} · ${name}` : `${name} · ${t('site.tagline')}`
  }, [show, name, t])

  return (
    <>
      <PageFrame tone={toneOf(show?.slug ?? null)} skipTo="programme">
        <div className={css.top}>
          <OnAir now={now} latinTitle={airing?.show.latinTitle ?? null} stationName={name} />
          <ChatDoor />
          <NextUp next={now?.next ?? null} />
        </div>
        <div id="content" tabIndex={-1} className={`${css.below} ${GROUND}`}>
          <div className={css.column}>
            <TwoDays programme={programme} />
            <NewestEpisodes />
            <Elsewhere name={name} />
          </div>
        </div>
      </PageFrame>
      {/* The radio has its great button here; an episode that plays on from another page has its bar. */}
      {Guest && <Suspense fallback={null}><Guest /></Suspense>}
    </>
  )
}
