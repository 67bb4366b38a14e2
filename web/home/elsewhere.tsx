// The radio outside this page: a link to pass on, and plain addresses for other players.

import { useI18n } from '../i18n/i18n.tsx'
import { ShareButton } from '../share/share-button.tsx'
import css from './elsewhere.module.css'

export function Elsewhere({ name }: { name: string }) {
  const { t } = useI18n()
  return (
    <section className={css.elsewhere} aria-labelledby="elsewhere">
      <ShareButton label={t('share.button')} path="/" title={name} text={t('share.text')} kind="main" />
      <div>
        <h2 id="elsewhere" className={css.title}>
          {t('elsewhere.title')}
        </h2>
        <ul className={css.links}>
          <li>
            <a href="/listen.m3u">{t('elsewhere.m3u')}</a>
          </li>
          <li>
            <a href="/listen.pls">{t('elsewhere.pls')}</a>
          </li>
          <li>
            <a href="/listen/radio.mp3">{t('elsewhere.mp3')}</a>
          </li>
          <li>
            <a href="/listen/low.mp3">{t('elsewhere.low')}</a>
          </li>
        </ul>
      </div>
    </section>
  )
}
