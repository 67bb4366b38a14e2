// Where the page wakes up in the browser: the server's picture becomes alive, or is drawn when there is none.

import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { App } from './app.tsx'
import { UNKNOWN_STATION, type Boot } from './boot.ts'
import { CATALOGUES } from './i18n/catalogues.ts'
import { preloadTexts } from './i18n/i18n.tsx'
import { languageIn, withoutLanguage } from './i18n/language-address.ts'
import { chooseLanguage, LANGUAGES } from './i18n/languages.ts'
import { publicPageAt } from './public-pages.ts'

const root = document.getElementById('root')
if (!root) throw new Error('unreachable: index.html has #root')

const boot = readBoot()
const hasMoved = await leaveOfflinePage()
const [{ default: catalogue }] = await Promise.all([CATALOGUES[boot.language](), loadPage()])
const app = (
  <StrictMode>
    <App boot={boot} catalogue={catalogue} />
  </StrictMode>
)

document.documentElement.dataset['awake'] = ''
// Pages behind a sign-in are drawn here; the server leaves a word for browsers without scripts in their place.
const isDrawn = root.firstElementChild !== null && root.firstElementChild.nodeName !== 'NOSCRIPT'
if (isDrawn && !hasMoved) hydrateRoot(root, app)
else createRoot(root).render(app)

// When everything of the page is there: what comes for later must not slow down the first sound.
if (document.readyState === 'complete') void startLater()
else addEventListener('load', () => void startLater())

/** Without a network the worker leads from pages it has no copy of to one that says so; what was wanted may be shown after all. */
async function leaveOfflinePage(): Promise<boolean> {
  if (boot.keptAt === null || !/\/offline$/.test(location.pathname)) return false
  // That page's own file, which is on the device when the page is.
  const page = await import('./offline/kept-pages.tsx').catch(() => null)
  return (await page?.goToWanted(boot, publicPageAt)) ?? false
}

/** A page the server has drawn must be there when it wakes up. */
async function loadPage(): Promise<void> {
  const page = publicPageAt(withoutLanguage(location.pathname), location.search)
  const { texts } = (await page?.load()) ?? { texts: [] }
  await Promise.all(texts.map(({ loaders }) => preloadTexts(loaders, boot.language)))
}

async function startLater(): Promise<void> {
  // Without a network it may not be had, storing may be forbidden; nothing else needs it.
  await import('./offline/register.ts').then(({ startOffline }) => startOffline()).catch(() => {})
}

function readBoot(): Boot {
  const json = document.getElementById('boot')?.textContent
  // Written by our own server from typed values.
  if (json) return { ...(JSON.parse(json) as Boot), keptAt: document.documentElement.dataset['keptAt'] ?? null }
  const language = chooseLanguage(languageIn(location.pathname), navigator.languages.join(','))
  document.documentElement.lang = language
  document.documentElement.dir = LANGUAGES[language].reading
  return { language, at: new Date().toISOString(), station: UNKNOWN_STATION, now: null, programme: null, answers: {}, spoken: null, keptAt: null, sent: null }
}
