// Plays a file of the host's own into the show: music under the voice, a jingle between two thoughts.

import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import type { Mixer } from './mixer.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

export function DeckCard({ mixer, onTitle }: { mixer: Mixer; onTitle: (title: string) => void }) {
  const t = useStudioTexts()
  const player = useRef<HTMLAudioElement | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [playing, setPlaying] = useState(false)
  const [broken, setBroken] = useState(false)
  const [volume, setVolume] = useState(0.8)
  const [ducks, setDucks] = useState(true)

  // One element for the deck's whole life: an element can be put on the mixing desk only once.
  useEffect(() => {
    const element = new Audio()
    element.addEventListener('playing', () => setPlaying(true))
    element.addEventListener('pause', () => setPlaying(false))
    element.addEventListener('error', () => setBroken(true))
    mixer.addMusic(element)
    player.current = element
    return () => element.pause()
  }, [mixer])
  useEffect(() => {
    if (!file || !player.current) return
    const address = URL.createObjectURL(file)
    setBroken(false)
    player.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [file])

  const toggle = () => {
    const element = player.current
    if (!element || !file) return
    if (playing) {
      element.pause()
      element.currentTime = 0
      return
    }
    onTitle(file.name.replace(/\.[a-z0-9]+$/i, ''))
    element.play().catch(() => setBroken(true))
  }
  return (
    <details className={css['card']}>
      <summary>{t('deck.title')}</summary>
      <div className={css['inside']}>
        <label className={css['field']}>
          <span>{t('deck.choose')}</span>
          <input type="file" className={css['file']} accept="audio/*" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </label>
        {broken && <p role="alert">{t('deck.broken')}</p>}
        <Button disabled={!file || broken} onClick={toggle}>
          {playing ? t('deck.stop') : t('deck.play')}
        </Button>
        <label className={css['field']}>
          <span>{t('deck.volume')}</span>
          <input
            type="range" min="0" max="1" step="0.05" value={volume}
            onChange={(event) => {
              setVolume(event.target.valueAsNumber)
              mixer.setMusicVolume(event.target.valueAsNumber)
            }}
          />
        </label>
        <label className={css['tick']}>
          <input
            type="checkbox" checked={ducks}
            onChange={(event) => {
              setDucks(event.target.checked)
              mixer.setDucks(event.target.checked)
            }}
          />
          {t('deck.duck')}
        </label>
      </div>
    </details>
  )
}
