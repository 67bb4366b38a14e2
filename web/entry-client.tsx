// Where the page wakes up in the browser: the server's picture becomes alive, or is drawn when there is none.

import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
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
const [{ default: catalogue }] = await Promise.all([CATALOGUES[boot.language](), loadPage()])
const app = (
  <StrictMode>
    <App boot={boot} catalogue={catalogue} />
  </StrictMode>
)

if (root.childElementCount > 0) hydrateRoot(root, app)
else createRoot(root).render(app)

/** A page the server has drawn must be there when it wakes up. */
async function loadPage(): Promise<void> {
  const page = publicPageAt(withoutLanguage(location.pathname), location.search)
  if (page) await Promise.all([page.load(), ...page.texts.map(({ loaders }) => preloadTexts(loaders, boot.language))])
}

function readBoot(): Boot {
  const json = document.getElementById('boot')?.textContent
  // Written by our own server from typed values.
  if (json) return JSON.parse(json) as Boot
  const language = chooseLanguage(languageIn(location.pathname), navigator.languages.join(','))
  document.documentElement.lang = language
  document.documentElement.dir = LANGUAGES[language].reading
  return { language, at: new Date().toISOString(), station: UNKNOWN_STATION, now: null, programme: null, answers: {}, spoken: null, sent: null }
}
