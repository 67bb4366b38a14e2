// Everything that is wrong now, largest first, in words that say what to do.

import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import type { UplinkView } from './uplink-view.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'
import type { MicrophoneOnPage, MicrophoneTrouble } from './use-microphone.ts'

const HELP = {
  denied: 'microphone.denied.help',
  none: 'microphone.none.help',
  busy: 'microphone.busy.help',
  insecure: 'microphone.insecure.help',
  unknown: 'microphone.unknown.help',
  held: 'microphone.held.help',
  ended: 'microphone.unknown.help',
} as const satisfies Record<MicrophoneTrouble, string>

export function MicrophoneTroubles({ microphone }: { microphone: MicrophoneOnPage }) {
  const t = useStudioTexts()
  const { trouble } = microphone
  if (!trouble) return null
  return (
    <div className={css['trouble']} role="alert" data-trouble={trouble}>
      <p>{t(`microphone.${trouble}`)}</p>
      <p>{t(HELP[trouble])}</p>
      {trouble !== 'insecure' && <Button onClick={() => void microphone.open()}>{t('microphone.again')}</Button>}
    </div>
  )
}

/** What the station hears wrong, while live; a muted host knows why it is silent. */
export function SoundTroubles({ view, muted }: { view: UplinkView; muted: boolean }) {
  const t = useStudioTexts()
  const problems = (view.status?.health.problems ?? []).filter((problem) => !(muted && problem === 'silence'))
  if (view.live === 'off' || view.link.kind !== 'connected' || problems.length === 0) return null
  return (
    <div className={css['trouble']} role="alert">
      {problems.map((problem) => (
        <p key={problem} data-problem={problem}>
          {t(`problem.${problem}`)}
        </p>
      ))}
    </div>
  )
}

/** Why the show did not begin or has ended. */
export function Refusal({ view }: { view: UplinkView }) {
  const t = useStudioTexts()
  const { format } = useI18n()
  const { refusal, over, link } = view
  if (link.kind === 'closed' && link.code !== 'left') return <Closed code={link.code} />
  if (refusal) {
    const at = refusal.nextSlotAt ? new Date(refusal.nextSlotAt) : null
    return (
      <div className={css['trouble']} role="alert" data-refusal={refusal.code}>
        <p>{t(`refused.${refusal.code}`)}</p>
        {at && <p>{t('refused.next', { day: format.day(at), time: format.time(at) })}</p>}
      </div>
    )
  }
  return over ? (
    <p className={css['over']} role="status" data-over={over.code}>
      {t(`over.${over.code}`)}
    </p>
  ) : null
}

function Closed({ code }: { code: string }) {
  const t = useStudioTexts()
  const isSignedOut = code === 'signed_out'
  return (
    <div className={css['trouble']} role="alert" data-closed={code}>
      <p>{isSignedOut ? t('closed.signed_out') : code === 'superseded' ? t('closed.superseded') : code === 'not_allowed' ? t('closed.not_allowed') : t('closed.other')}</p>
      <a href={isSignedOut ? '/sign-in?next=/studio' : '/studio'}>{isSignedOut ? t('closed.signIn') : t('closed.reload')}</a>
    </div>
  )
}
