// The path that needs no reading: a wall of pictures. One tap says the show's name, the next one plays it, and a question is asked by voice.

import { lazy, Suspense, useEffect, useState } from 'react'
import type { ShowSummary } from '../../server/shows/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import { ChatBoundary } from '../chat/chat-boundary.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import type { PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { PublicFrame } from '../shell/public-frame.tsx'
import css from './pictures.module.css'
import { PICTURES_TEXTS, usePicturesTexts, type PicturesTexts } from './texts.ts'
import { loadAsk, Tile } from './tile.tsx'
import { useVoice } from './use-voice.ts'
import { PROGRAMME_TEXTS } from '../programme/texts.ts'

const QUESTION = '/api/v1/shows'
const MyQuestions = lazy(() => import('./my-questions.tsx').then((module) => ({ default: module.MyQuestions })))

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: PICTURES_TEXTS, folder: 'pictures/texts' }]

export default function PicturesPage() {
  const t = usePicturesTexts()
  const { name, now } = useStation()
  const asked = usePublicAnswer<{ shows: readonly ShowSummary[] }>(QUESTION)
  const [chosen, setChosen] = useState<string | null>(null)
  const voice = useVoice()
  const isAwake = useIsAwake()
  const onAir = now?.onAir.show?.slug ?? null
  const shows = asked.state === 'answered' ? inOrder(asked.answer.shows, onAir) : []
  useEffect(() => {
    document.title = `${t('pictures.title')} · ${name}`
  }, [t, name])
  // Ahead of the tap that needs it; when it does not come now, the tap asks again.
  useEffect(() => void loadAsk().catch(() => undefined), [])
  return (
    <PublicFrame wide>
      <h1 data-unseen>{t('pictures.title')}</h1>
      {asked.state === 'failed' && <p role="status">{t('pictures.unknown')}</p>}
      <ul className={css.wall}>
        {shows.map((show) => (
          <Tile key={show.slug} show={show} isOnAir={show.slug === onAir} isChosen={show.slug === chosen} voice={voice} onChoose={() => setChosen(show.slug)} />
        ))}
      </ul>
      {isAwake && (
        <ChatBoundary fallback={null}>
          <Suspense fallback={null}><MyQuestions shows={shows} /></Suspense>
        </ChatBoundary>
      )}
    </PublicFrame>
  )
}

/** What is on air stands first, then those whose names a voice says. */
function inOrder(shows: readonly ShowSummary[], onAir: string | null): ShowSummary[] {
  const rank = ({ slug, spokenTitle }: ShowSummary) => (slug === onAir ? 0 : spokenTitle.length > 0 ? 1 : 2)
  return shows.toSorted((one, other) => rank(one) - rank(other))
}

export function questions(): readonly string[] {
  return [QUESTION]
}

export function head({ station, texts }: PageView): PageHead {
  const t = texts<PicturesTexts>(PICTURES_TEXTS)
  return { title: `${t('pictures.title')} · ${station.name}`, description: t('pictures.description'), canonical: '/pictures' }
}
