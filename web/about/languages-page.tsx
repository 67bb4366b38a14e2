// Which texts of the site were read by a native speaker: counted from the marks that the texts carry themselves.

import { Link } from 'wouter'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { LANGUAGES } from '../i18n/languages.ts'
import type { TextReview } from '../i18n/reviews.ts'
import type { PageHead, PageView } from '../public-page.ts'
import css from './about.module.css'
import { AboutFrame, headOf } from './about-frame.tsx'
import { useAboutTexts } from './texts.ts'
import part from '../ui/page-part.module.css'

/** Answered by the site itself (server/http/site.ts). */
const QUESTION = '/languages.json'

const SET_NAMES = ['site', 'programme', 'archive', 'chat', 'take-part', 'about', 'people', 'account', 'studio', 'desk'] as const
const STATES = [['source', 'languages.source'], ['native', 'languages.native'], ['needs-native-reader', 'languages.needs']] as const

export default function LanguagesPage() {
  const t = useAboutTexts()
  const { t: site } = useI18n()
  const asked = usePublicAnswer<readonly TextReview[]>(QUESTION)
  return (
    <AboutFrame subject="languages">
      <p className={css['lead']}>{t('languages.lead')}</p>
      {asked.state === 'failed' && <p role="status">{t('languages.unknown')}</p>}
      {asked.state === 'answered' && (
        <div className={css['languages']}>
          {Object.entries(LANGUAGES).map(([tag, { autonym, reading }]) => (
            <section key={tag} aria-labelledby={`language-${tag}`}>
              <h2 id={`language-${tag}`} lang={tag} dir={reading} className={part.title}>{autonym}</h2>
              <Reviews of={asked.answer.filter(({ language }) => language === tag)} />
            </section>
          ))}
        </div>
      )}
      <div>
        <p>{t('languages.help')}</p>
        <p><Link href="/imprint" className={css['link']}>{t('imprint.contact.title')}</Link></p>
        <p><Link href="/take-part" className={css['link']}>{site('site.takePart')}</Link></p>
      </div>
    </AboutFrame>
  )
}

function Reviews({ of }: { of: readonly TextReview[] }) {
  const t = useAboutTexts()
  const { format } = useI18n()
  return (
    <>
      <p>{t('languages.count', { count: of.reduce((sum, { count }) => sum + count, 0) })}</p>
      {STATES.map(([state, words]) => {
        const sets = new Set(of.filter(({ review }) => review === state).map(({ set }) => nameOf(set)))
        return sets.size > 0 && <p key={state} className={css['state']}>{t(words)} {format.list([...sets].map((set) => (isNamed(set) ? t(`set.${set}`) : set)))}</p>
      })}
    </>
  )
}

/** The desk's rooms are one: `desk/week` is `desk`. */
function nameOf(set: string): string {
  return set.split('/')[0] ?? set
}

function isNamed(set: string): set is (typeof SET_NAMES)[number] {
  return (SET_NAMES as readonly string[]).includes(set)
}

export function questions(): readonly string[] {
  return [QUESTION]
}

export function head(view: PageView): PageHead {
  return headOf('languages', view)
}
