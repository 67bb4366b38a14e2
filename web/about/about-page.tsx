// What this station is, who makes it, and the ways to take part.

import { Link } from 'wouter'
import { languageName } from '../../schedules/language-names.ts'
import type { StationAnswer } from '../../server/schedule/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import type { PageHead, PageView } from '../public-page.ts'
import { toneOf } from '../ui/tones.ts'
import css from './about.module.css'
import { AboutFrame, headOf, Section } from './about-frame.tsx'
import { ownWords } from './own-words.ts'
import { useAboutTexts } from './texts.ts'

const WAYS = [
  { href: '/chat', name: 'site.chat', words: 'about.part.write' },
  { href: '/take-part', name: 'site.takePart', words: 'about.part.make' },
  { href: '/languages', name: 'site.languages', words: 'about.part.read' },
] as const

const QUESTION = '/api/v1/station'

export default function AboutPage() {
  const t = useAboutTexts()
  const { t: site, language, format } = useI18n()
  const { languages } = useStation()
  const asked = usePublicAnswer<StationAnswer>(QUESTION)
  const lead = asked.state === 'answered' ? ownWords(asked.answer.description, language) : null
  return (
    <AboutFrame subject="about">
      {lead && <p className={css['lead']} lang={lead.tag} dir="auto">{lead.words}</p>}
      <Section title={t('about.what.title')}>
        <p>{t('about.what.text')}</p>
        <p>
          {t('about.languages')} {/* Old phones know fewer names than the server; then the server's words stay. */}
          <span suppressHydrationWarning>{format.list(languages.map((tag) => languageName(tag, language)))}</span>. {t('about.languagesMore')}
        </p>
      </Section>
      <Section title={t('about.part.title')}>
        <ul className={css['ways']}>
          {WAYS.map(({ href, name, words }) => (
            <li key={href} className={toneOf(href)}>
              <Link href={href} className={css['way']}>{site(name)}</Link>
              <p>{t(words)}</p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('about.free.title')}>
        <p>{t('about.free.text')}</p>
        <p><Link href="/privacy" className={css['link']}>{t('privacy.title')}</Link></p>
      </Section>
      <Section title={t('about.who.title')}>
        <p>{t('about.who.text')}</p>
        <p><Link href="/imprint" className={css['link']}>{t('imprint.title')}</Link></p>
      </Section>
      <Section title={t('about.letters.title')}>
        <p>{t('about.letters.text')}</p>
      </Section>
    </AboutFrame>
  )
}

export function questions(): readonly string[] {
  return [QUESTION]
}

export function head(view: PageView): PageHead {
  return headOf('about', view)
}
