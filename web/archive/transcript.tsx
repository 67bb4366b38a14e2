// What is said. The words are fetched when somebody opens them, and so is what shows them: it may be as long as a book.

import { lazy, Suspense, useState } from 'react'
import type { EpisodePage } from '../../server/archive/schema.ts'
import part from '../ui/page-part.module.css'
import { Part } from './parts.tsx'
import { useArchiveTexts } from './texts.ts'
import type { Listening } from './use-listening.ts'

const TranscriptLines = lazy(() => import('./transcript-lines.tsx'))

export function Transcript({ episode, listening }: { episode: EpisodePage; listening: Listening }) {
  const t = useArchiveTexts()
  const [wasOpened, setWasOpened] = useState(false)
  const file = episode.files.transcript
  if (!file) return null
  return (
    <Part id="transcript" title={t('episode.transcript')}>
      <details data-needs-script onToggle={({ currentTarget }) => currentTarget.open && setWasOpened(true)}>
        <summary className={part.summary}>{t('episode.transcriptOpen')}</summary>
        {wasOpened && (
          <Suspense fallback={null}>
            <TranscriptLines url={file.url} language={episode.languages[0] ?? 'und'} listening={listening} />
          </Suspense>
        )}
      </details>
      <p>
        <a href={file.url} className={part.link}>
          {t('episode.transcriptFile')}
        </a>
      </p>
    </Part>
  )
}
