// Who answers for the station, with what the law wants said; what the station has not said stands there as missing.

import { Fragment, type ReactNode } from 'react'
import { languageName } from '../../schedules/language-names.ts'
import type { ImprintAnswer } from '../../server/schedule/imprint-schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import type { PageHead, PageView } from '../public-page.ts'
import css from './about.module.css'
import { AboutFrame, headOf, Section, Sentences } from './about-frame.tsx'
import { ownWords } from './own-words.ts'
import { useAboutTexts } from './texts.ts'

const QUESTION = '/imprint.json'

export default function ImprintPage() {
  const t = useAboutTexts()
  const asked = usePublicAnswer<ImprintAnswer>(QUESTION)
  return (
    <AboutFrame subject="imprint">
      {asked.state === 'failed' && <p role="status">{t('imprint.unknown')}</p>}
      {asked.state === 'answered' && <Imprint imprint={asked.answer} />}
    </AboutFrame>
  )
}

function Imprint({ imprint }: { imprint: ImprintAnswer }) {
  const t = useAboutTexts()
  const { format, language } = useI18n()
  const { contact, publisher, stateAdvertising } = imprint
  const frequency = ownWords(imprint.frequency, language)
  return (
    <>
      {imprint.missing.length > 0 && (
        <div className={css['missing']}>
          <p>{t('imprint.missing', { count: imprint.missing.length })}</p>
          <p>{t('imprint.missingHelp')}</p>
        </div>
      )}
      <Section title={t('imprint.press.title')}>
        <Facts
          facts={[
            [t('imprint.name'), own(imprint.title)],
            [t('imprint.seat'), own(imprint.seat)],
            [t('imprint.editorInChief'), own(imprint.editorInChief)],
            [t('imprint.publisher'), publisher && <>{own(publisher.name)}<br />{own(publisher.address)}</>],
            [t('imprint.frequency'), frequency && <span lang={frequency.tag} dir="auto">{frequency.words}</span>],
            ...(imprint.register === null ? [] : [[t('imprint.register'), own(imprint.register)] as const]),
          ]}
        />
      </Section>
      <Section title={t('imprint.contact.title')}>
        <p>{t('imprint.contact.text')}</p>
        <Facts
          facts={[
            [t('imprint.contact'), contact.email && <a href={`mailto:${contact.email}`} dir="ltr" className={css['link']}>{contact.email}</a>],
            ...(contact.phone === null ? [] : [[t('imprint.phone'), <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`} dir="ltr" className={css['link']}>{contact.phone}</a>] as const]),
            // Old phones know fewer names than the server; then the server's words stay.
            ...(contact.languages.length === 0 ? [] : [[t('imprint.contactLanguages'), <span suppressHydrationWarning>{format.list(contact.languages.map((tag) => languageName(tag, language)))}</span>] as const]),
          ]}
        />
      </Section>
      <Section title={t('imprint.owners.title')}>
        <Facts
          facts={[
            [t('imprint.owners'), names(imprint.owners)],
            [t('imprint.beneficialOwners'), names(imprint.beneficialOwners)],
            [t('imprint.stateAdvertising'), stateAdvertising && t('imprint.inYear', { year: String(stateAdvertising.year), total: stateAdvertising.total })],
            ...(imprint.funders.length === 0 ? [] : [[t('imprint.funders'), names(imprint.funders)] as const]),
          ]}
        />
      </Section>
      <Section title={t('imprint.wrong.title')}>
        <Sentences of={[t('imprint.wrong.chat'), t('imprint.wrong.else')]} />
      </Section>
      <p><a href={QUESTION} className={css['link']}>{t('imprint.forPrograms')}</a></p>
    </>
  )
}

/** Each name with what is said of it; null: nothing yet. */
function Facts({ facts }: { facts: readonly (readonly [name: string, said: ReactNode])[] }) {
  const t = useAboutTexts()
  return (
    <dl className={css['facts']}>
      {facts.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said ?? <span className={css['unset']}>{t('imprint.unset')}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Words of the station, in whichever script. */
function own(words: string | null): ReactNode {
  return words === null ? null : <bdi dir="auto">{words}</bdi>
}

function names(list: readonly string[]): ReactNode {
  if (list.length === 0) return null
  return list.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && <br />}
      {own(name)}
    </Fragment>
  ))
}

export function questions(): readonly string[] {
  return [QUESTION]
}

export function head(view: PageView): PageHead {
  return headOf('imprint', view)
}
