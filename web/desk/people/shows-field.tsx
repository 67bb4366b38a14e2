// The shows given to an editor: taken away one by one, given by name.

import type { ShowSummary } from '../../../server/shows/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { usePeopleRoomTexts } from './texts.ts'

export function ShowsField({ shows, value, onChange }: { shows: readonly ShowSummary[]; value: readonly string[]; onChange: (slugs: readonly string[]) => void }) {
  const t = usePeopleRoomTexts()
  const titleOf = (slug: string) => shows.find((show) => show.slug === slug)
  const others = shows.filter(({ slug }) => !value.includes(slug)).sort((one, other) => nameOf(one).localeCompare(nameOf(other)))
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('people.shows')}</legend>
      <ul className={css['list']}>
        {value.map((slug) => {
          const show = titleOf(slug)
          return (
            <li key={slug} className={css['row']}>
              <Words lang={show?.languages[0]}>{show?.title ?? slug}</Words>
              <Button aria-label={t('people.takeShow', { show: show ? nameOf(show) : slug })} onClick={() => onChange(value.filter((one) => one !== slug))}>×</Button>
            </li>
          )
        })}
      </ul>
      <label className={css['field']}>
        <span>{t('people.addShow')}</span>
        <select value="" onChange={({ target }) => target.value && onChange([...value, target.value])}>
          <option value="" />
          {others.map((show) => <option key={show.slug} value={show.slug}>{nameOf(show)}</option>)}
        </select>
      </label>
    </fieldset>
  )
}

function nameOf({ title, latinTitle }: ShowSummary): string {
  return latinTitle ? `${title} (${latinTitle})` : title
}
