// Choosing the host profile that somebody speaks as.

import type { ShowSummary } from '../../../server/shows/schema.ts'
import css from '../desk.module.css'
import { usePeopleRoomTexts } from './texts.ts'

export function HostField({ shows, value, onChange }: { shows: readonly ShowSummary[]; value: string | null; onChange: (slug: string | null) => void }) {
  const t = usePeopleRoomTexts()
  const hosts = new Map(shows.flatMap((show) => show.hosts).map((host) => [host.slug, host.latinName ? `${host.name} (${host.latinName})` : host.name]))
  // A profile without a show at this moment must not get lost by opening the form.
  if (value !== null && !hosts.has(value)) hosts.set(value, value)
  const sorted = [...hosts].sort(([, one], [, other]) => one.localeCompare(other))
  return (
    <label className={css['field']}>
      <span>{t('people.host')}</span>
      <select value={value ?? ''} onChange={({ target }) => onChange(target.value || null)}>
        <option value="">{t('people.noHost')}</option>
        {sorted.map(([slug, name]) => <option key={slug} value={slug}>{name}</option>)}
      </select>
    </label>
  )
}
