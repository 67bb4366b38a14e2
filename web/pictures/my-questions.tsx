// The questions that were asked on this device: of which show, whether the station has them, and the way to take them back.

import type { ShowSummary } from '../../server/shows/schema.ts'
import { ShowCover } from '../programme/show-cover.tsx'
import { ShowTile } from '../programme/show-tile.tsx'
import { isolated } from '../ui/words.tsx'
import type { OutboxItem } from '../voice/outbox.ts'
import css from './pictures.module.css'
import { Sign } from './signs.tsx'
import { TakeBack } from './take-back.tsx'
import { usePicturesTexts } from './texts.ts'
import { useOutbox } from './use-outbox.ts'

export function MyQuestions({ shows }: { shows: readonly ShowSummary[] }) {
  const t = usePicturesTexts()
  const { items } = useOutbox()
  const mine = items.filter(({ state }) => state !== 'refused')
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="my-questions" className={css.mine}>
      <h2 id="my-questions" data-unseen>{t('mine.title')}</h2>
      <ul className={css.questions}>
        {mine.toReversed().map((item) => <Mine key={item.question.id} item={item} show={shows.find(({ slug }) => slug === item.question.show)} />)}
      </ul>
    </section>
  )
}

function Mine({ item, show }: { item: OutboxItem; show: ShowSummary | undefined }) {
  const t = usePicturesTexts()
  const { question, state } = item
  return (
    <li className={css.row}>
      <span className={css.thumb}>{show?.cover ? <ShowCover cover={show.cover} sizes="4rem" decorative className={css.cover} /> : <ShowTile slug={question.show} />}</span>
      <span className={css.good}>
        <Sign name={state === 'kept' ? 'tick' : 'noLine'} className={css.sign} />
        <span data-unseen>{t(`sent.${state}`)}</span>
      </span>
      <TakeBack item={item} title={isolated(show?.title ?? question.show)} />
    </li>
  )
}
