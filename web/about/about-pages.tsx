// The pages about the station, in one file for the browser: who reads one of them often reads the next.

import { useLocation } from 'wouter'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import * as about from './about-page.tsx'
import * as accessibility from './accessibility-page.tsx'
import * as imprint from './imprint-page.tsx'
import * as languages from './languages-page.tsx'
import * as privacy from './privacy-page.tsx'
import { PROGRAMME_TEXTS } from '../programme/texts.ts'
import { ABOUT_TEXTS } from './texts.ts'

const PAGES = { '/about': about, '/imprint': imprint, '/privacy': privacy, '/accessibility': accessibility, '/languages': languages } as const

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: ABOUT_TEXTS, folder: 'about/texts' }]

export default function AboutPages() {
  const [path] = useLocation()
  const { default: Page } = pageAt(path)
  return <Page />
}

export function questions({ path }: PageAddress): readonly string[] {
  return pageAt(path).questions()
}

export function head(view: PageView): PageHead {
  return pageAt(view.address.path).head(view)
}

function pageAt(path: string): (typeof PAGES)[keyof typeof PAGES] {
  const found = Object.entries(PAGES).find(([route]) => path === route || path === `${route}/`)
  return found?.[1] ?? about
}
