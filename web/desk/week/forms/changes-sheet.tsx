// Who changed what and when; each change can be taken back where nothing else has come on top of it.

import { useI18n } from '../../../i18n/i18n.tsx'
import { Button } from '../../../ui/button.tsx'
import { describeItems, type ChangeWords } from '../change-words.ts'
import type { Changes } from '../use-changes.ts'
import { Sentence } from './draft-foot.tsx'
import css from './forms.module.css'
import { Sheet } from './sheet.tsx'

export function ChangesSheet({ changes, words, onClose }: { changes: Changes; words: ChangeWords; onClose: () => void }) {
  const { t, formats } = words
  const { format } = useI18n()
  const { list, hasOlder, undone, refusal, undo, older } = changes
  return (
    <Sheet title={t('changes.title')} onClose={onClose}>
      {refusal && <div role="alert" className={css['problem']}>{refusal.kind === 'unreachable' ? t('form.unreachable') : 'message' in refusal && <Sentence message={refusal.message} words={words} />}</div>}
      {list.length === 0 && <p>{t('changes.none')}</p>}
      <ol className={css['changes']}>
        {list.map((change) => (
          <li key={change.id} className={css['change']}>
            <div>
              {change.undoes !== null && <p className={css['soft']}>{t('changes.isUndo')}</p>}
              {describeItems(change.items.slice(0, 6), words).map((line, index) => <p key={index}>{line}</p>)}
              {change.items.length > 6 && <p>… +{change.items.length - 6}</p>}
              <p className={css['soft']}>{format.list([change.by ?? (change.origin === 'files' ? t('changes.files') : t('changes.somebody')), formats.moment(Date.parse(change.at))])}</p>
            </div>
            {undone.has(change.id) ? <p className={css['soft']}>{t('changes.undone')}</p> : change.origin !== 'files' && <Button onClick={() => undo(change)}>{t('changes.undo')}</Button>}
          </li>
        ))}
      </ol>
      {hasOlder && <Button onClick={older}>{t('changes.older')}</Button>}
    </Sheet>
  )
}
