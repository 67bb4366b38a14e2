// Says in words what the player does, to eyes and, politely, to screen readers.

import { useI18n } from '../i18n/i18n.tsx'
import { usePlayer } from './player-context.tsx'

export function PlayerStatus({ className }: { className?: string | undefined }) {
  const { t } = useI18n()
  const { status, earlier } = usePlayer()
  return (
    <p role="status" aria-live="polite" data-player={status} className={className}>
      {t(earlier && status === 'playing' ? 'player.status.earlier' : `player.status.${status}`)}
    </p>
  )
}
