// The two pages of what is on a listener's device, in one file: whoever has one without a network has the other.

import { useLocation } from 'wouter'
import type { PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { DownloadsPage } from './downloads-page.tsx'
import { OfflinePage } from './offline-page.tsx'
import { OFFLINE_TEXTS, type OfflineTexts } from './texts.ts'
import { PROGRAMME_TEXTS } from '../programme/texts.ts'
import { ARCHIVE_TEXTS } from '../archive/texts.ts'

/** For the entry, before the page is drawn. */
export { goToWanted } from './wanted-page.ts'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: ARCHIVE_TEXTS, folder: 'archive/texts' }, { loaders: OFFLINE_TEXTS, folder: 'offline/texts' }]

export default function KeptPages() {
  const [path] = useLocation()
  return path === '/offline' ? <OfflinePage /> : <DownloadsPage />
}

/** What is on a device the station does not know. */
export function questions(): readonly string[] {
  return []
}

export function head({ address: { path }, station, texts }: PageView): PageHead {
  const t = texts<OfflineTexts>(OFFLINE_TEXTS)
  const page = path === '/offline' ? 'offline' : 'kept'
  return { title: `${t(`${page}.title`)} · ${station.name}`, description: t(`${page}.description`), canonical: path, isPrivate: true }
}
