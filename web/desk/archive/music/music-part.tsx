// The music that was played: pasted or typed, with whose it is; what may not be kept is cut out with one press.

import type { DeskEpisode } from '../../../../server/archive/schema.ts'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import { musicToCut, withCuts, type Track } from '../cuts.ts'
import { Part } from '../part.tsx'
import type { EditorSound } from '../sound/editor-sound.ts'
import { useArchiveTexts } from '../texts.ts'
import { TimeField } from '../time-field.tsx'
import type { Fields } from '../unsaved.ts'
import { PasteTracks } from './paste-tracks.tsx'
import { RightsField } from './rights-field.tsx'

interface MusicPartProps {
  readonly episode: DeskEpisode
  readonly sound: EditorSound
  readonly onChange: (part: Partial<Fields>) => void
}

export function MusicPart({ episode, sound, onChange }: MusicPartProps) {
  const t = useArchiveTexts()
  const { id, tracks, tracksChecked, archive } = episode
  const replace = (index: number, part: Partial<Track>) => onChange({ tracks: tracks.map((track, at) => (at === index ? { ...track, ...part } : track)) })
  return (
    <Part title={t('music.title')}>
      {archive === 'talk_only' && <p>{t('music.talkOnly')}</p>}
      <ul className={css['list']}>
        {tracks.map((track, index) => (
          <TrackRow key={index} track={track} sound={sound} onChange={(part) => replace(index, part)} onRemove={() => onChange({ tracks: tracks.toSpliced(index, 1) })} />
        ))}
      </ul>
      <div className={css['row']}>
        <Button onClick={() => onChange({ tracks: [...tracks, { startMs: null, endMs: null, artist: '', title: '', rights: 'unknown' }] })}>{t('music.add')}</Button>
        {archive !== 'talk_only' && <CutMusic episode={episode} onChange={onChange} />}
      </div>
      <PasteTracks id={id} onRead={(read) => onChange({ tracks: [...tracks, ...read] })} />
      <label className={css['tick']}>
        <input type="checkbox" checked={tracksChecked} onChange={({ target }) => onChange({ tracksChecked: target.checked })} />
        <span>{t('music.complete')}</span>
      </label>
    </Part>
  )
}

/** Offered while there is music with times that may not be kept and is still heard. */
export function CutMusic({ episode: { tracks, cuts, files }, onChange }: Pick<MusicPartProps, 'episode' | 'onChange'>) {
  const t = useArchiveTexts()
  const music = musicToCut(tracks)
  const next = withCuts(cuts, music)
  if (music.length === 0 || !files['master'] || JSON.stringify(next) === JSON.stringify(withCuts(cuts, []))) return null
  return <Button kind="main" onClick={() => onChange({ cuts: next })}>{t('music.cut', { count: music.length })}</Button>
}

interface TrackRowProps {
  readonly track: Track
  readonly sound: EditorSound
  readonly onChange: (part: Partial<Track>) => void
  readonly onRemove: () => void
}

function TrackRow({ track: { startMs, endMs, artist, title, rights }, sound, onChange, onRemove }: TrackRowProps) {
  const t = useArchiveTexts()
  const what = artist === '' ? title : `${artist} – ${title}`
  return (
    <li className={page['entry']}>
      <TimeField label={t('range.from')} value={startMs} {...(endMs === null ? {} : { max: endMs - 1 })} onChange={(ms) => onChange({ startMs: ms })} onClear={() => onChange({ startMs: null })} />
      <TimeField label={t('range.to')} value={endMs} min={(startMs ?? 0) + 1} onChange={(ms) => onChange({ endMs: ms })} onClear={() => onChange({ endMs: null })} />
      <label className={css['field']}>
        <span>{t('music.artist')}</span>
        <input value={artist} dir="auto" maxLength={200} onChange={({ target }) => onChange({ artist: target.value })} />
      </label>
      <label className={css['field']}>
        <span>{t('music.name')}</span>
        <input required value={title} dir="auto" maxLength={200} onChange={({ target }) => onChange({ title: target.value })} />
      </label>
      <RightsField label={t('music.rights')} value={rights} onChange={(next) => onChange({ rights: next })} />
      {startMs !== null && <Button aria-label={t('music.hear', { what })} onClick={() => void sound.play(startMs, endMs)}>▶</Button>}
      {artist !== '' && <Button aria-label={t('music.swap', { what })} onClick={() => onChange({ artist: title, title: artist })}>⇄</Button>}
      <Button aria-label={t('range.remove', { what })} onClick={onRemove}>×</Button>
    </li>
  )
}
