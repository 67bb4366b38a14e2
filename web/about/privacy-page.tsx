// What the station keeps of whom, and how long. The sentences follow docs/operating.md and the code that forgets (server/chat/tidy.ts,
// server/people/ideas/idea.ts, server/people/sessions.ts): whoever changes how long something is kept changes them too.

import { Link } from 'wouter'
import type { PageHead, PageView } from '../public-page.ts'
import css from './about.module.css'
import { AboutFrame, headOf, Section, Sentences } from './about-frame.tsx'
import { useAboutTexts } from './texts.ts'

const SECTIONS = [
  ['privacy.listen.title', ['privacy.listen.account', 'privacy.listen.address', 'privacy.listen.others']],
  ['privacy.device.title', ['privacy.device.language', 'privacy.device.player', 'privacy.device.kept', 'privacy.device.chat', 'privacy.device.needed']],
  ['privacy.chat.title', ['privacy.chat.messages', 'privacy.chat.address', 'privacy.chat.yours']],
  ['privacy.idea.title', ['privacy.idea.text']],
  ['privacy.voice.title', ['privacy.voice.text']],
  ['privacy.air.title', ['privacy.air.public', 'privacy.air.kept', 'privacy.air.log', 'privacy.air.away']],
  ['privacy.team.title', ['privacy.team.text']],
  ['privacy.rights.title', ['privacy.rights.ask', 'privacy.rights.authority', 'privacy.rights.ground']],
] as const

export default function PrivacyPage() {
  const t = useAboutTexts()
  return (
    <AboutFrame subject="privacy">
      <p className={css['lead']}>{t('privacy.lead')}</p>
      <Section title={t('privacy.who.title')}>
        <p>{t('privacy.who.text')}</p>
        <p><Link href="/imprint" className={css['link']}>{t('imprint.title')}</Link></p>
      </Section>
      {SECTIONS.map(([title, sentences]) => (
        <Section key={title} title={t(title)}>
          <Sentences of={sentences.map((sentence) => t(sentence))} />
        </Section>
      ))}
    </AboutFrame>
  )
}

export function questions(): readonly string[] {
  return []
}

export function head(view: PageView): PageHead {
  return headOf('privacy', view)
}
