// What a phone needs to put the radio on its home screen, in one language. Pure.

import type { StationAnswer } from '../server/schedule/schema.ts'
import { inLanguage } from './i18n/language-address.ts'
import { LANGUAGES, type Language } from './i18n/languages.ts'
import type { source } from './i18n/catalogues/en.ts'
import type { Translate } from './i18n/translate.ts'

/** As the Web Application Manifest has it. Browsers know the same app again by its `id`, in whichever language it was installed. */
export function manifestOf({ name }: Pick<StationAnswer, 'name'>, language: Language, t: Translate<typeof source>): object {
  const shortcut = (text: 'site.schedule' | 'site.chat' | 'site.downloads', url: string) => ({ name: t(text), url: inLanguage(language, url), icons: [ICONS[0]] })
  return {
    id: '/',
    name: `${name} · ${t('site.tagline')}`,
    short_name: name,
    description: t('site.description'),
    lang: language,
    dir: LANGUAGES[language].reading,
    start_url: inLanguage(language, '/'),
    scope: '/',
    display: 'standalone',
    background_color: '#fffaf0',
    theme_color: '#1b2a8f',
    categories: ['music', 'news'],
    icons: ICONS,
    shortcuts: [shortcut('site.schedule', '/schedule'), shortcut('site.chat', '/chat'), shortcut('site.downloads', '/downloads')],
  }
}

/** Drawn from the mark when the site is built (icons.ts). */
const ICONS = [
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
  { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  { src: '/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
]
