// One thing that files and desk changed differently: what each side did with it, and whose answer is taken.

import type { FilesConflictAnswer } from '../../../server/schedule/programme-files-schema.ts'
import { describeItems, nameItem, type ChangeWords } from '../week/change-words.ts'
import css from '../desk.module.css'
import { changeBy, differences, itemNamed, nameOfConflict, type Side } from './conflict.ts'
import page from './files.module.css'
import { useFilesRoomTexts } from './texts.ts'

interface ConflictCardProps {
  readonly conflict: FilesConflictAnswer
  readonly chosen: Side | null
  readonly words: ChangeWords
  readonly onChoose: (side: Side) => void
}

const SIDES: readonly Side[] = ['files', 'desk']

export function ConflictCard({ conflict, chosen, words, onChoose }: ConflictCardProps) {
  const t = useFilesRoomTexts()
  const fields = differences(conflict)
  const name = nameOfConflict(conflict)
  return (
    <fieldset className={page['conflict']}>
      <legend>{nameItem(conflict, words)}</legend>
      {conflict.needs !== null && <p className={page['needs']}>{t('files.needs', { what: nameItem(itemNamed(conflict.needs), words) })}</p>}
      <div className={page['sides']}>
        {SIDES.map((side) => (
          <label key={side} className={page['side']}>
            <input type="radio" name={name} value={side} checked={chosen === side} onChange={() => onChoose(side)} />
            <span>
              <strong>{t(`files.${side}`)}</strong>
              <span className={page['said']}>{saidBy(side, conflict, words, t)}</span>
            </span>
          </label>
        ))}
      </div>
      {fields.length > 0 && (
        <details>
          <summary className={page['more']}>{t('files.fields')}</summary>
          <dl className={page['fields']}>
            {fields.map(({ field, files, desk }) => (
              <div key={field}>
                <dt><code dir="ltr">{field}</code></dt>
                <dd><span className={css['soft']}>{t('files.files')}</span> <bdi dir="auto">{files}</bdi></dd>
                <dd><span className={css['soft']}>{t('files.desk')}</span> <bdi dir="auto">{desk}</bdi></dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </fieldset>
  )
}

function saidBy(side: Side, conflict: FilesConflictAnswer, words: ChangeWords, t: ReturnType<typeof useFilesRoomTexts>): string {
  const change = changeBy(side, conflict)
  if (change) return describeItems([change], words)[0] ?? ''
  return conflict[side] === null ? t('files.nothing') : t('files.same')
}
