// What lock screens and the keys of earphones show and do: what is on now, wherever in the site the listener is.

import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { useGuest } from '../player/guest.ts'
import { useMediaSession } from '../player/media-session.ts'
import { usePlayer } from '../player/player-context.tsx'

export function useLockScreen(): void {
  const { t } = useI18n()
  const { name, now, programme } = useStation()
  const { player, isOn } = usePlayer()
  const show = now?.onAir.show ?? null
  const isOurs = useGuest() === null
  useMediaSession(player, isOn, isOurs, {
    title: now?.onAir.title ?? show?.title ?? name,
    artist: show ? [show.title, ...(now?.onAir.hosts.map(({ name }) => name) ?? [])].join(' · ') : t('site.tagline'),
    station: name,
    picture: (show && programme?.covers[show.slug]?.jpg[640]) ?? null,
  })
}
