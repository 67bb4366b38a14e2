// The site: one frame and its pages. Only the first page is in the first download.

import { lazy, Suspense, useState } from 'react'
import { Route, Router, Switch, useRouter } from 'wouter'
import { StationFeed } from './api/station-feed.ts'
import { StationFeedProvider } from './api/station-feed-context.tsx'
import { PublicAnswers, PublicAnswersProvider } from './api/public-answers.tsx'
import type { Boot } from './boot.ts'
import { HomePage } from './home/home-page.tsx'
import { I18nProvider } from './i18n/i18n.tsx'
import type { Catalogue } from './i18n/texts.ts'
import { ToolsAfterSound } from './listening/tools-after-sound.tsx'
import { PlayerProvider } from './player/player-context.tsx'
import { SpokenProvider } from './programme/spoken.tsx'
import { PUBLIC_PAGES } from './public-pages.ts'
import { ArrivalKeeper } from './shell/arrival-keeper.tsx'
import { LanguageOfAddress } from './shell/language-of-address.tsx'
import { PageError } from './shell/page-error.tsx'
import { PageLoading } from './shell/page-loading.tsx'
import { SentFormProvider } from './shell/sent-form.tsx'
import { StationClock, stationTime } from './station-clock.tsx'

const StudioPage = lazy(() => import('./studio/studio-page.tsx'))
const SignInPage = lazy(() => import('./people/sign-in-page.tsx'))
const DeskPage = lazy(() => import('./desk/desk-page.tsx'))
const AccountPage = lazy(() => import('./account/account-page.tsx'))
const TakePartPage = lazy(() => import('./take-part/take-part-page.tsx'))
const NotFoundPage = lazy(() => import('./shell/not-found-page.tsx').then((file) => ({ default: file.NotFoundPage })))
const InvitePage = lazy(() => import('./people/invite-page.tsx'))

export interface AppProps {
  readonly boot: Boot
  readonly catalogue: Catalogue
  /** The address being rendered; only on the server, where there is no address bar. */
  readonly path?: string
}

/** The same tree on the server and in the browser. */
export function App({ boot, catalogue, path }: AppProps) {
  const [{ time, feed, answers }] = useState(() => {
    const time = stationTime(boot.at, boot.keptAt)
    return { time, feed: new StationFeed(boot, time.now), answers: new PublicAnswers(boot.answers) }
  })
  return (
    <I18nProvider catalogue={catalogue} timeZone={boot.station.timeZone}>
      <StationClock time={time}>
        <StationFeedProvider feed={feed}>
          <PublicAnswersProvider answers={answers}>
          <SpokenProvider first={boot.spoken}>
          <SentFormProvider sent={boot.sent}>
          <PlayerProvider>
            <Router {...(path === undefined ? {} : { ssrPath: path })}>
              <ArrivalKeeper />
              <ToolsAfterSound />
              <LanguageOfAddress>
                <PageError>
                  <Suspense fallback={<PageLoading />}>
                    <Pages />
                  </Suspense>
                </PageError>
              </LanguageOfAddress>
            </Router>
          </PlayerProvider>
          </SentFormProvider>
          </SpokenProvider>
          </PublicAnswersProvider>
        </StationFeedProvider>
      </StationClock>
    </I18nProvider>
  )
}

function Pages() {
  const { base } = useRouter()
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      {PUBLIC_PAGES.map(({ route, Page }) => (
        <Route key={route} path={route} component={Page} />
      ))}
      <Route path="/take-part"><TakePartPage /></Route>
      <Route path="/take-part/thanks"><TakePartPage isSent /></Route>
      {/* These have one address each, without a language. */}
      {base === '' && [
        <Route key="studio" path="/studio/*?" component={StudioPage} />,
        <Route key="desk" path="/desk/*?" component={DeskPage} />,
        <Route key="account" path="/account" component={AccountPage} />,
        <Route key="sign-in" path="/sign-in" component={SignInPage} />,
        <Route key="invite" path="/invite/:token" component={InvitePage} />,
      ]}
      <Route component={NotFoundPage} />
    </Switch>
  )
}
