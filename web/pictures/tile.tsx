// One show on the wall: a picture. The first tap says its name, the next plays it; beside it one hears the name again, or asks by voice.
// Until the page's script runs, and where it never does, it leads to the show's page.

import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { ShowSummary } from '../../server/shows/schema.ts'
import { ChatBoundary } from '../chat/chat-boundary.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import { ShowCover } from '../programme/show-cover.tsx'
import { ShowTile } from '../programme/show-tile.tsx'
import { toneOf } from '../ui/tones.ts'
import { isolated, Words } from '../ui/words.tsx'
import css from './pictures.module.css'
import { Sign, StopSign, TriangleSign } from './signs.tsx'
import { usePicturesTexts } from './texts.ts'
import { useShowSound } from './use-show-sound.ts'
import type { Voice } from './use-voice.ts'

/** Asking comes after the wall: whoever only listens does not wait for it. */
export const loadAsk = () => import('./ask.tsx')
const Ask = lazy(() => loadAsk().then((module) => ({ default: module.Ask })))

interface TileProps {
  readonly show: ShowSummary
  readonly isOnAir: boolean
  readonly isChosen: boolean
  readonly voice: Voice
  readonly onChoose: () => void
}

export function Tile({ show, isOnAir, isChosen, voice, onChoose }: TileProps) {
  const t = usePicturesTexts()
  const isAwake = useIsAwake()
  const title = isolated(show.title)
  const choose = () => {
    onChoose()
    voice.say(show)
  }
  return (
    <li className={`${css.item} ${toneOf(show.slug)}`} data-chosen={isChosen ? '' : undefined} data-show={show.slug}>
      {isChosen ? (
        <Chosen show={show} isOnAir={isOnAir} voice={voice} />
      ) : !isAwake ? (
        <Link href={`/shows/${show.address}`} className={css.picture} aria-label={title}>
          <Face show={show} isOnAir={isOnAir} />
        </Link>
      ) : (
        <button type="button" className={css.picture} aria-label={t('tile.say', { title })} onClick={choose}>
          <Face show={show} isOnAir={isOnAir} />
          <span className={css.corner}><Sign name="ear" className={css.small} /></span>
        </button>
      )}
      <p className={css.name} aria-hidden="true"><Words lang={show.languages[0]}>{show.title}</Words></p>
    </li>
  )
}

function Chosen({ show, isOnAir, voice }: Omit<TileProps, 'isChosen' | 'onChoose'>) {
  const t = usePicturesTexts()
  const sound = useShowSound(show.slug)
  const button = useRef<HTMLButtonElement>(null)
  const title = isolated(show.title)
  // It took the place of the one that was tapped.
  useEffect(() => {
    button.current?.focus({ preventScroll: true })
    button.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const isPlayable = sound.kind === 'live' || sound.kind === 'episode'
  const press = () => {
    // Nothing to hear of it yet: its name and time are all there is.
    if (!isPlayable) return voice.say(show)
    if (sound.isOn) return sound.stop()
    voice.stop()
    sound.play()
  }
  const label = !isPlayable ? t('tile.say', { title }) : sound.isOn ? t('tile.stop', { title }) : t('tile.play', { title })
  return (
    <>
      <button ref={button} type="button" className={css.picture} aria-label={label} data-sound={sound.kind} data-on={sound.isOn ? '' : undefined} onClick={press}>
        <Face show={show} isOnAir={isOnAir} isLarge />
        <span className={css.middle}>{!isPlayable ? <Sign name="ear" className={css.large} /> : sound.isOn ? <StopSign className={css.large} /> : <TriangleSign className={css.large} />}</span>
      </button>
      <div className={css.row}>
        {isPlayable && (
          <button type="button" className={css.round} aria-label={t('tile.say', { title })} onClick={() => voice.say(show)}>
            <Sign name="ear" className={css.sign} />
          </button>
        )}
        <ChatBoundary fallback={null}>
          <Suspense fallback={null}><Ask show={show} voice={voice} /></Suspense>
        </ChatBoundary>
      </div>
    </>
  )
}

function Face({ show: { slug, cover }, isOnAir, isLarge = false }: { show: ShowSummary; isOnAir: boolean; isLarge?: boolean }) {
  return (
    <>
      {cover ? <ShowCover cover={cover} sizes={isLarge ? '20rem' : '10rem'} decorative className={css.cover} /> : <span className={css.cover}><ShowTile slug={slug} /></span>}
      {isOnAir && <span className={css.onAir} aria-hidden="true" />}
    </>
  )
}
