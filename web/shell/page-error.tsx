// Catches a page that breaks, so that a bug never takes the radio away: the plain stream is offered instead.

import { Component, type ReactNode } from 'react'
import { useI18n } from '../i18n/i18n.tsx'

export class PageError extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <PlainRadio /> : this.props.children
  }
}

function PlainRadio() {
  const { t } = useI18n()
  return (
    <main>
      <p>{t('site.broken')}</p>
      <audio controls preload="none" src="/listen/radio.mp3" />
    </main>
  )
}
