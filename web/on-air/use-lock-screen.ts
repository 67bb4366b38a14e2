// What lock screens and the keys of earphones show and do: what is on now, wherever in the site the listener is.

import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { useGuest } from '../player/guest.ts'
import { useMediaSession } from '../player/media-session.ts'
import { usePlayer } from '../player/player-context.tsx'
import { useHeard } from './use-heard.ts'

export function useLockScreen(): void {
  const { t } = useI18n()
  const { name, programme } = useStation()
  const heard = useHeard()
  const { player, isOn } = usePlayer()
  const show = heard?.show ?? null
  const isOurs = useGuest() === null
  useMediaSession(player, isOn, isOurs, {
    title: heard?.title ?? show?.title ?? name,
    artist: show ? [show.title, ...(heard?.hosts.map(({ name }) => name) ?? [])].join(' · ') : t('site.tagline'),
    station: name,
    picture: (show && programme?.covers[show.slug]?.jpg[640]) ?? null,
  })
}
