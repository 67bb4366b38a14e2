// The frame of every page: the station's name, the languages, the page's own content.

import { useEffect, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { NetworkNotice } from '../offline/network-notice.tsx'
import { Mark } from '../ui/mark.tsx'
import { GROUND } from '../ui/tones.ts'
import { settleArrival } from './arrival-keeper.tsx'
import { Asleep } from './asleep.tsx'
import { LanguageSwitcher } from './language-switcher.tsx'
import { PictureDoor } from './picture-door.tsx'
import css from './page-frame.module.css'

/** Where everybody may go, by their texts. */
const PLACES = [
  { href: '/schedule', text: 'site.schedule' },
  { href: '/shows', text: 'site.shows' },
  { href: '/archive', text: 'site.archive' },
  { href: '/chat', text: 'site.chat' },
] as const

/** What every page leads to at its foot. */
const ABOUT = [
  { href: '/about', text: 'site.about' },
  { href: '/take-part', text: 'site.takePart' },
  { href: '/downloads', text: 'site.downloads' },
  { href: '/imprint', text: 'site.imprint' },
  { href: '/privacy', text: 'site.privacy' },
  { href: '/accessibility', text: 'site.accessibility' },
  { href: '/languages', text: 'site.languages' },
  { href: '~/studio', text: 'site.studio' },
  { href: '~/desk', text: 'site.desk' },
] as const

interface PageFrameProps {
  /** From ui/tones.ts: the colour field that the head and whatever has no ground of its own stand on. */
  readonly tone?: string
  /** Where the first Tab leads: past the head, or (`programme`) to the page's own element with id `content`. */
  readonly skipTo?: 'content' | 'programme'
  readonly children: ReactNode
}

export function PageFrame({ tone, skipTo = 'content', children }: PageFrameProps) {
  const { t } = useI18n()
  const [path] = useLocation()
  useEffect(settleArrival, [])
  return (
    <div className={`${css.page} ${tone ? css.bounded : ''} ${tone ?? GROUND}`}>
      <a href="#content" className={css.skip}>
        {t(`site.skip.${skipTo}`)}
      </a>
      <NetworkNotice />
      <header className={css.header}>
        <Link href="/" dir="ltr" className={css.home} aria-label={t('site.home')}>
          <Mark className={css.mark} />
          <span className={css.radio} aria-hidden="true">
            radio
          </span>
        </Link>
        <PictureDoor />
        <nav aria-label={t('site.places')} className={css.nav}>
          <ul className={css.places}>
            {PLACES.map(({ href, text }) => (
              <li key={href}>
                <Link href={href} className={css.place} aria-current={path === href ? 'page' : undefined}>
                  {t(text)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <span className={css.languages}>
          <LanguageSwitcher />
        </span>
      </header>
      <Asleep />
      <main className={css.main} {...(skipTo === 'content' ? { id: 'content', tabIndex: -1 } : {})}>
        {children}
      </main>
      <footer className={`${css.footer} ${GROUND}`}>
        <p>{t('site.tagline')}</p>
        <ul className={css.ways}>
          {ABOUT.map(({ href, text }) => (
            <li key={href}><Link href={href} className={css.way}>{t(text)}</Link></li>
          ))}
        </ul>
      </footer>
    </div>
  )
}
