// A link with which somebody hears the episode before it goes out.

import { useState } from 'react'
import type { PreviewLink } from '../../../server/archive/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { useArchiveTexts } from './texts.ts'
import type { EditedEpisode } from './use-episode.ts'

export function PreviewLinkField({ edited: { saved, save, asking } }: { edited: EditedEpisode }) {
  const t = useArchiveTexts()
  const desk = useDeskTexts()
  const { format } = useI18n()
  const [link, setLink] = useState<PreviewLink | null>(null)
  const [copied, setCopied] = useState(false)
  const make = async () => {
    if (!(await save())) return
    setCopied(false)
    setLink(await asking.ask(() => request<PreviewLink>('POST', `/api/v1/desk/episodes/${saved.id}/preview-link`, {})))
  }
  // Without HTTPS there is no clipboard; the link can be selected by hand.
  const copy = (url: string) => void navigator.clipboard?.writeText(url).then(() => setCopied(true), () => undefined)
  return (
    <>
      <Button disabled={asking.busy} onClick={() => void make()}>{t('preview.make')}</Button>
      {link && (
        <div className={css['share']}>
          <p className={css['secret']} dir="ltr" translate="no">{link.url}</p>
          <p className={css['row']}>
            <Button onClick={() => copy(link.url)}>{copied ? desk('share.copied') : desk('share.copy')}</Button>
            <span>{t('preview.until', { when: `${format.day(new Date(link.expiresAt))}, ${format.time(new Date(link.expiresAt))}` })}</span>
          </p>
        </div>
      )}
    </>
  )
}
