// Offers to put the radio on the home screen, where somebody has just kept something for later. Nothing without the browser's offer.

import { Button } from '../ui/button.tsx'
import part from '../ui/page-part.module.css'
import { acceptInstall, declineInstall, useInstallOffer } from './install-offer.ts'
import css from './install-hint.module.css'
import { useOfflineTexts } from './texts.ts'

export function InstallHint() {
  const t = useOfflineTexts()
  if (!useInstallOffer()) return null
  return (
    <section aria-labelledby="install" className={css.hint}>
      <h2 id="install" className={part.title}>
        {t('install.title')}
      </h2>
      <p>{t('install.help')}</p>
      <p className={css.ways}>
        <Button kind="main" onClick={() => void acceptInstall()}>
          {t('install.button')}
        </Button>
        <Button onClick={declineInstall}>{t('install.notNow')}</Button>
      </p>
    </section>
  )
}
