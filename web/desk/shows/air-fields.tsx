// How a show is made and what may be done with it: mode, rights, its end, its repeats, and how listeners take part.

import type { ShowContent } from '../../../schedules/programme-content.ts'
import css from '../desk.module.css'
import { Choice, Tick } from './choice.tsx'
import { useShowsRoomTexts } from './texts.ts'

interface AirFieldsProps {
  readonly show: ShowContent
  readonly onChange: (change: Partial<ShowContent>) => void
}

const MODES = ['live', 'prerecorded', 'relay'] as const
const MUSIC = ['none', 'own', 'cc', 'licensed', 'commercial'] as const
const ARCHIVE = ['full', 'talk_only', 'none'] as const
const ENDS = ['hard', 'soft', 'open'] as const
const SOFT_MINUTES = 5
const NEXT_MORNING = { afterDays: 1, startTime: '08:00' }

export function AirFields({ show, onChange }: AirFieldsProps) {
  const t = useShowsRoomTexts()
  const isCommercial = show.music === 'commercial'
  return (
    <>
      <Choice label={t('air.mode')} value={show.mode} options={MODES.map((mode) => ({ value: mode, label: t(`air.mode.${mode}`) }))} onChange={(mode) => onChange({ mode })} />
      {show.mode !== 'live' && <PlaysField show={show} onChange={onChange} />}
      <Choice label={t('air.music')} value={show.music} options={MUSIC.map((music) => ({ value: music, label: t(`air.music.${music}`) }))} onChange={(music) => onChange({ music })} />
      <Choice
        label={t('air.archive')}
        value={show.archive}
        options={ARCHIVE.map((archive) => ({ value: archive, label: t(`air.archive.${archive}`), disabled: isCommercial && archive === 'full' }))}
        help={isCommercial ? t('air.noFull') : undefined}
        onChange={(archive) => onChange({ archive })}
      />
      <EndFields show={show} onChange={onChange} />
      <RebroadcastFields show={show} onChange={onChange} />
    </>
  )
}

/** What listeners can do; hosts choose of it what is theirs to say. */
export function TakePartFields({ show, onChange }: AirFieldsProps) {
  const t = useShowsRoomTexts()
  const takesPart = (way: 'text' | 'voice', on: boolean) => onChange({ interaction: (['text', 'voice'] as const).filter((one) => (one === way ? on : show.interaction.includes(one))) })
  return (
    <>
      <Tick label={t('air.text')} value={show.interaction.includes('text')} onChange={(on) => takesPart('text', on)} />
      <Tick label={t('air.voice')} value={show.interaction.includes('voice')} onChange={(on) => takesPart('voice', on)} />
    </>
  )
}

export function FeatureFields({ show, onChange }: AirFieldsProps) {
  const t = useShowsRoomTexts()
  const { features } = show
  const feature = (change: Partial<ShowContent['features']>) => onChange({ features: { ...features, ...change } })
  return (
    <>
      <Tick label={t('air.chat')} value={show.chat} onChange={(chat) => onChange({ chat })} />
      <Tick label={t('air.audioFirst')} value={features.audioFirst} onChange={(audioFirst) => feature({ audioFirst })} />
      <Tick label={t('air.cards')} value={features.infoCards} onChange={(infoCards) => feature({ infoCards })} />
      <Tick label={t('air.recommendations')} value={features.recommendations} onChange={(recommendations) => feature({ recommendations })} />
      <label className={css['field']}>
        <span>{t('air.expires')}</span>
        <input type="number" dir="ltr" min={1} max={3650} value={features.expiresAfterDays ?? ''} onChange={({ target }) => feature({ expiresAfterDays: target.value === '' ? null : Number(target.value) })} />
      </label>
    </>
  )
}

function PlaysField({ show, onChange }: AirFieldsProps) {
  const t = useShowsRoomTexts()
  return (
    <label className={css['field']}>
      <span>{show.mode === 'relay' ? t('air.stream') : t('air.folder')}</span>
      <input value={show.plays ?? ''} dir="ltr" maxLength={2000} inputMode={show.mode === 'relay' ? 'url' : 'text'} spellCheck={false} autoCapitalize="off" onChange={({ target }) => onChange({ plays: target.value.trim() || null })} />
      {show.plays === null && <small className={css['soft']}>{t('air.noSource')}</small>}
    </label>
  )
}

function EndFields({ show: { endPolicy }, onChange }: AirFieldsProps) {
  const t = useShowsRoomTexts()
  return (
    <>
      <Choice
        label={t('air.end')}
        value={endPolicy.kind}
        options={ENDS.map((kind) => ({ value: kind, label: t(`air.end.${kind}`) }))}
        onChange={(kind) => onChange({ endPolicy: kind === 'soft' ? { kind, minutes: SOFT_MINUTES } : { kind } })}
      />
      {endPolicy.kind === 'soft' && (
        <label className={css['field']}>
          <span>{t('air.softMinutes')}</span>
          <input type="number" dir="ltr" required min={1} max={60} value={endPolicy.minutes} onChange={({ target }) => onChange({ endPolicy: { kind: 'soft', minutes: Number(target.value) } })} />
        </label>
      )}
    </>
  )
}

function RebroadcastFields({ show: { mode, rebroadcast }, onChange }: AirFieldsProps) {
  const t = useShowsRoomTexts()
  if (mode !== 'live') return <p className={css['soft']}>{t('air.rebroadcastLiveOnly')}</p>
  return (
    <>
      <Tick label={t('air.rebroadcast')} value={rebroadcast !== null} onChange={(on) => onChange({ rebroadcast: on ? NEXT_MORNING : null })} />
      {rebroadcast && (
        <div className={css['row']}>
          <label className={css['field']}>
            <span>{t('air.afterDays')}</span>
            <input type="number" dir="ltr" required min={1} max={31} value={rebroadcast.afterDays} onChange={({ target }) => onChange({ rebroadcast: { ...rebroadcast, afterDays: Number(target.value) } })} />
          </label>
          <label className={css['field']}>
            <span>{t('air.startTime')}</span>
            <input type="time" required value={rebroadcast.startTime} onChange={({ target }) => onChange({ rebroadcast: { ...rebroadcast, startTime: target.value } })} />
          </label>
        </div>
      )}
    </>
  )
}
