// The shows somebody works on, found by what people remember of them; and the hosts.

import { useState } from 'react'
import { Link } from 'wouter'
import type { EditableShow, ShowRoomAnswer } from '../../../server/schedule/show-room-schema.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { Tick } from './choice.tsx'
import { useLanguages } from './languages.tsx'
import page from './shows.module.css'
import { useShowsRoomTexts } from './texts.ts'

export function ShowList({ room }: { room: ShowRoomAnswer }) {
  const t = useShowsRoomTexts()
  const desk = useDeskTexts()
  const { language } = useI18n()
  const languages = useLanguages()
  const [wanted, setWanted] = useState('')
  const [retired, setRetired] = useState(false)
  const hostName = (slug: string) => room.hosts.find((one) => one.host.slug === slug)?.host
  const wordsOf = ({ show }: EditableShow) =>
    [show.slug, show.title, show.latinTitle, ...Object.values(show.titles), ...show.hosts.flatMap((slug) => [hostName(slug)?.name, hostName(slug)?.latinName]), ...show.languages.flatMap((tag) => [tag, languages.nameOf(tag)])].join(' ')
  const isShown = (one: { readonly retired: boolean }) => retired || !one.retired
  const shows = room.shows.filter((one) => isShown(one) && isFound(wordsOf(one), wanted)).sort((one, other) => nameOf(one).localeCompare(nameOf(other), language))
  const hosts = room.hosts.filter((one) => one.mayChange && isShown(one) && isFound(`${one.host.slug} ${one.host.name} ${one.host.latinName ?? ''}`, wanted))
  return (
    <>
      <h1>{desk('room.shows')}</h1>
      <label className={css['field']}>
        <span>{t('shows.search')}</span>
        <input type="search" dir="auto" value={wanted} onChange={({ target }) => setWanted(target.value)} />
      </label>
      {room.mayPlan && <Tick label={t('shows.retiredToo')} value={retired} onChange={setRetired} />}
      {room.mayPlan && <p><Link href="/desk/shows/new">{t('shows.new')}</Link></p>}
      {shows.length === 0 && <p role="status">{t('shows.none')}</p>}
      <ul className={css['list']}>{shows.map((one) => <li key={one.show.slug}><ShowRow item={one} hosts={one.show.hosts.map((slug) => hostName(slug)?.name ?? slug)} /></li>)}</ul>
      {(room.mayPlan || hosts.length > 0) && <h2>{t('shows.hosts')}</h2>}
      {room.mayPlan && <p><Link href="/desk/shows/new-host">{t('shows.newHost')}</Link></p>}
      <ul className={css['list']}>
        {hosts.map(({ host, retired }) => (
          <li key={host.slug}>
            <Link href={`/desk/shows/host/${host.slug}`} className={`${page['row']} ${page['host']}`}>
              <span>
                <strong><bdi>{host.name}</bdi></strong>
                {host.latinName && <bdi>{host.latinName}</bdi>}
                {retired && <span className={css['tag']}>{t('shows.retired')}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function ShowRow({ item: { show, cover, retired, mayChange }, hosts }: { item: EditableShow; hosts: readonly string[] }) {
  const t = useShowsRoomTexts()
  const { format } = useI18n()
  const languages = useLanguages()
  return (
    <Link href={`/desk/shows/show/${show.slug}`} className={page['row']}>
      {cover ? <img className={page['tile']} src={cover.webp[96]} alt="" width={96} height={96} loading="lazy" /> : <span className={page['tile']} />}
      <span>
        <strong><Words lang={show.languages[0]}>{show.title}</Words></strong>
        {show.latinTitle && <span className={page['latin']}><bdi>{show.latinTitle}</bdi></span>}
        <span className={css['soft']}>{format.list([...show.languages.map((tag) => languages.nameOf(tag)), ...hosts])}</span>{' '}
        {retired && <span className={css['tag']}>{t('shows.retired')}</span>}
        {mayChange === 'texts' && <span className={css['tag']}>{t('shows.textsOnly')}</span>}
        {show.review.length > 0 && <span className={css['tag']}>{t('shows.toReview')}</span>}
      </span>
    </Link>
  )
}

function isFound(text: string, wanted: string): boolean {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const all = text.toLocaleLowerCase()
  return words.every((word) => all.includes(word))
}

function nameOf({ show: { title, latinTitle } }: EditableShow): string {
  return latinTitle ?? title
}
