// The radio without JavaScript: the browser's own player and plain links.

import { useI18n } from '../i18n/i18n.tsx'

export function Plain() {
  const { t } = useI18n()
  return (
    <noscript>
      <audio controls preload="none" src="/listen/radio.mp3" />
      <a href="/listen/radio.mp3">{t('player.playStation')}</a>
    </noscript>
  )
}
