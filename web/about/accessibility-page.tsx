// The accessibility statement: what works, how that is known, what does not work yet. Each claim has its test in tests/web.

import { Link } from 'wouter'
import type { PageHead, PageView } from '../public-page.ts'
import css from './about.module.css'
import { AboutFrame, headOf, Section, Sentences } from './about-frame.tsx'
import { useAboutTexts } from './texts.ts'

const SECTIONS = [
  ['accessibility.works.title', ['accessibility.works.keys', 'accessibility.works.size', 'accessibility.works.look', 'accessibility.works.script']],
  ['accessibility.tested.title', ['accessibility.tested.text']],
  ['accessibility.limits.title', ['accessibility.limits.live', 'accessibility.limits.transcripts', 'accessibility.limits.texts']],
] as const

export default function AccessibilityPage() {
  const t = useAboutTexts()
  return (
    <AboutFrame subject="accessibility">
      <p className={css['lead']}>{t('accessibility.lead')}</p>
      {SECTIONS.map(([title, sentences]) => (
        <Section key={title} title={t(title)}>
          <Sentences of={sentences.map((sentence) => t(sentence))} />
        </Section>
      ))}
      <Section title={t('accessibility.tell.title')}>
        <p>{t('accessibility.tell.text')}</p>
        <p><Link href="/imprint" className={css['link']}>{t('imprint.contact.title')}</Link></p>
        <p>{t('accessibility.tell.date')}</p>
      </Section>
    </AboutFrame>
  )
}

export function questions(): readonly string[] {
  return []
}

export function head(view: PageView): PageHead {
  return headOf('accessibility', view)
}
