// The pages for everybody besides the first: where they are. A new page is one line here and one file.

import type { PageAddress, PublicPageModule } from './public-page.ts'
import { lazyPage } from './shell/lazy-page.tsx'

const ABOUT = { source: 'about/about-pages.tsx', ...lazyPage<PublicPageModule>(() => import('./about/about-pages.tsx')) } as const

const KEPT_PAGES = { source: 'offline/kept-pages.tsx', ...lazyPage<PublicPageModule>(() => import('./offline/kept-pages.tsx')) } as const

/** `source` names the file as the build does. */
export const PUBLIC_PAGES = [
  { route: '/schedule', source: 'programme/programme-page.tsx', ...lazyPage<PublicPageModule>(() => import('./programme/programme-page.tsx')) },
  { route: '/shows', source: 'shows/shows-page.tsx', ...lazyPage<PublicPageModule>(() => import('./shows/shows-page.tsx')) },
  { route: '/shows/:slug', source: 'shows/show-page.tsx', ...lazyPage<PublicPageModule>(() => import('./shows/show-page.tsx')) },
  { route: '/hosts/:slug', source: 'hosts/host-page.tsx', ...lazyPage<PublicPageModule>(() => import('./hosts/host-page.tsx')) },
  { route: '/archive', source: 'archive/archive-page.tsx', ...lazyPage<PublicPageModule>(() => import('./archive/archive-page.tsx')) },
  { route: '/shows/:slug/:episode', source: 'archive/episode-page.tsx', ...lazyPage<PublicPageModule>(() => import('./archive/episode-page.tsx')) },
  { route: '/preview/:id', source: 'archive/preview-page.tsx', ...lazyPage<PublicPageModule>(() => import('./archive/preview-page.tsx')) },
  { route: '/pictures', source: 'pictures/pictures-page.tsx', ...lazyPage<PublicPageModule>(() => import('./pictures/pictures-page.tsx')) },
  { route: '/chat', source: 'chat/chat-page.tsx', ...lazyPage<PublicPageModule>(() => import('./chat/chat-page.tsx')) },
  { route: '/downloads', ...KEPT_PAGES },
  { route: '/offline', ...KEPT_PAGES },
  { route: '/about', ...ABOUT },
  { route: '/imprint', ...ABOUT },
  { route: '/privacy', ...ABOUT },
  { route: '/accessibility', ...ABOUT },
  { route: '/languages', ...ABOUT },
] as const

/** The public page at an address; null when another kind of page lives there, or none. */
export function publicPageAt(path: string, search: string) {
  for (const page of PUBLIC_PAGES) {
    const found = patternOf(page.route).exec(path)
    if (found) return { ...page, address: { path, params: found.groups ?? {}, query: new URLSearchParams(search) } satisfies PageAddress }
  }
  return null
}

// As wouter reads these routes.
function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`)
}
