// The frame of every page: the station's name, the languages, the page's own content.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { Mark } from '../ui/mark.tsx'
import { LanguageSwitcher } from './language-switcher.tsx'
import css from './page-frame.module.css'

export function PageFrame({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  return (
    <>
      <header className={css.header}>
        <Link href="/" className={css.home} aria-label={t('site.home')}>
          <Mark className={css.mark} />
        </Link>
        <LanguageSwitcher />
      </header>
      <main id="content" className={css.main}>
        {children}
      </main>
    </>
  )
}
