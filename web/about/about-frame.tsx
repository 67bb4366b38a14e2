// What the pages about the station share: the frame with the title, sections of plain text, and what search engines are told.

import { useEffect, useId, type ReactNode } from 'react'
import { useStation } from '../api/station-feed-context.tsx'
import type { PageHead, PageView } from '../public-page.ts'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import part from '../ui/page-part.module.css'
import css from './about.module.css'
import { ABOUT_TEXTS, useAboutTexts, type AboutTexts } from './texts.ts'

type Subject = 'about' | 'imprint' | 'privacy' | 'accessibility' | 'languages'

export function AboutFrame({ subject, children }: { subject: Subject; children: ReactNode }) {
  const t = useAboutTexts()
  const { name } = useStation()
  useEffect(() => {
    document.title = `${t(`${subject}.title`)} · ${name}`
  }, [t, subject, name])
  return (
    <PublicFrame wide top={<Heading>{t(`${subject}.title`)}</Heading>}>
      <div className={css['text']}>{children}</div>
    </PublicFrame>
  )
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={part.title}>{title}</h2>
      {children}
    </section>
  )
}

/** A list of sentences; one alone is a paragraph. */
export function Sentences({ of }: { of: readonly string[] }) {
  if (of.length === 1) return <p>{of[0]}</p>
  return (
    <ul>
      {of.map((sentence) => <li key={sentence}>{sentence}</li>)}
    </ul>
  )
}

export function headOf(subject: Subject, { station, texts }: PageView): PageHead {
  const t = texts<AboutTexts>(ABOUT_TEXTS)
  return { title: `${t(`${subject}.title`)} · ${station.name}`, description: t(`${subject}.description`), canonical: `/${subject}` }
}
