// Who made it and who is heard in it, in the order they are named.

import type { EditableHost } from '../../../../server/schedule/show-room-schema.ts'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import { moved } from '../../shows/draft.ts'
import page from '../archive.module.css'
import { Part } from '../part.tsx'
import { useArchiveTexts } from '../texts.ts'
import type { WordsProps } from './words-props.ts'

/** Of the Podcast Taxonomy, which podcast apps show; another one stays as it is. */
const ROLES = ['host', 'co-host', 'guest', 'editor', 'reporter', 'producer', 'translator', 'narrator', 'composer'] as const

export function CreditsPart({ episode: { credits }, hosts, onChange }: WordsProps & { readonly hosts: readonly EditableHost[] }) {
  const t = useArchiveTexts()
  const replace = (index: number, part: Partial<(typeof credits)[number]>) => onChange({ credits: credits.map((credit, at) => (at === index ? { ...credit, ...part } : credit)) })
  const others = hosts.filter(({ host }) => !credits.some(({ hostSlug }) => hostSlug === host.slug)).map(({ host }) => host).sort((one, other) => one.name.localeCompare(other.name))
  const addHost = (slug: string) => {
    const host = others.find((one) => one.slug === slug)
    if (host) onChange({ credits: [...credits, { name: host.name, hostSlug: host.slug, role: 'host' }] })
  }
  return (
    <Part title={t('credits.title')}>
      <ol className={css['list']}>
        {credits.map(({ name, hostSlug, role }, index) => (
          <li key={index} className={page['entry']}>
            <label className={css['field']}>
              <span>{hostSlug === null ? t('credits.name') : t('credits.hostName')}</span>
              <input required value={name} dir="auto" maxLength={120} onChange={({ target }) => replace(index, { name: target.value })} />
            </label>
            <label className={css['field']}>
              <span>{t('credits.role')}</span>
              <select value={role.toLowerCase()} onChange={({ target }) => replace(index, { role: target.value })}>
                {ROLES.map((one) => <option key={one} value={one}>{t(`role.${one}`)}</option>)}
                {!ROLES.some((one) => one === role.toLowerCase()) && <option value={role.toLowerCase()}>{role}</option>}
              </select>
            </label>
            <Button aria-label={t('credits.up', { what: name })} disabled={index === 0} onClick={() => onChange({ credits: moved(credits, index, -1) })}>↑</Button>
            <Button aria-label={t('credits.down', { what: name })} disabled={index === credits.length - 1} onClick={() => onChange({ credits: moved(credits, index, 1) })}>↓</Button>
            <Button aria-label={t('range.remove', { what: name })} onClick={() => onChange({ credits: credits.toSpliced(index, 1) })}>×</Button>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <label className={css['field']}>
          <span>{t('credits.addHost')}</span>
          <select value="" onChange={({ target }) => addHost(target.value)}>
            <option value="" />
            {others.map(({ slug, name, latinName }) => <option key={slug} value={slug}>{latinName ? `${name} (${latinName})` : name}</option>)}
          </select>
        </label>
      )}
      <Button onClick={() => onChange({ credits: [...credits, { name: '', hostSlug: null, role: 'guest' }] })}>{t('credits.addGuest')}</Button>
    </Part>
  )
}
