// Chapters: when each begins, what it is called, where more is to be read.

import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import { useArchiveTexts } from '../texts.ts'
import { TimeField } from '../time-field.tsx'
import { writeTime } from '../time-text.ts'
import type { SoundFieldProps } from './sound-field-props.ts'

export function ChaptersField({ episode: { chapters, languages, masterDurationMs }, sound, onChange }: SoundFieldProps) {
  const t = useArchiveTexts()
  const replace = (index: number, part: Partial<(typeof chapters)[number]>) => onChange({ chapters: chapters.map((chapter, at) => (at === index ? { ...chapter, ...part } : chapter)) })
  const inOrder = (index: number, startMs: number) => onChange({ chapters: chapters.map((chapter, at) => (at === index ? { ...chapter, startMs } : chapter)).sort((one, other) => one.startMs - other.startMs) })
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('chapters.title')}</legend>
      {chapters.length === 0 && <p className={css['soft']}>{t('chapters.none')}</p>}
      <ol className={css['list']}>
        {chapters.map(({ startMs, title, url }, index) => {
          const what = title === '' ? writeTime(startMs) : title
          return (
            <li key={index} className={page['entry']}>
              <TimeField label={t('chapters.at')} value={startMs} max={masterDurationMs ?? 0} onChange={(ms) => inOrder(index, ms)} />
              <label className={css['field']}>
                <span>{t('chapters.name')}</span>
                <input required value={title} lang={languages[0]} dir="auto" maxLength={200} onChange={({ target }) => replace(index, { title: target.value })} />
              </label>
              <label className={css['field']}>
                <span>{t('chapters.url')}</span>
                <input type="url" value={url ?? ''} dir="ltr" maxLength={500} pattern="https?://.+" onChange={({ target }) => replace(index, { url: target.value === '' ? null : target.value })} />
              </label>
              <Button aria-label={t('chapters.hear', { what })} onClick={() => void sound.play(startMs)}>▶</Button>
              <Button aria-label={t('range.remove', { what })} onClick={() => onChange({ chapters: chapters.toSpliced(index, 1) })}>×</Button>
            </li>
          )
        })}
      </ol>
      <p><Button onClick={() => onChange({ chapters: [...chapters, { startMs: sound.atMs(), title: '', url: null }].sort((one, other) => one.startMs - other.startMs) })}>{t('chapters.add')}</Button></p>
    </fieldset>
  )
}
