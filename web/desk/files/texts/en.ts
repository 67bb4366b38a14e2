// The texts of the room of the programme files in English: the source that every translation is checked against.

import type { Catalogue } from '../../../i18n/texts.ts'

export const source = {
  'files.help': 'What the programme files say that the programme does not. Where files and desk changed the same thing, you decide; until then the desk’s answer stays.',
  'files.agree': 'Files and desk agree; there is nothing to decide.',
  'files.problems': 'The files cannot be applied as they are',
  'files.changes': 'Applying the files changes this as well',
  'files.moreChanges': { one: 'and {count} more', other: 'and {count} more' },
  'files.conflicts': 'To decide',
  'files.files': 'As in the files',
  'files.desk': 'As at the desk',
  'files.nothing': 'not in the programme',
  'files.same': 'as it was',
  'files.needs': 'It needs {what}, which the other side changed or removed: take both from the same side.',
  'files.fields': 'What is different',
  'files.apply': 'Apply',
  'files.applied': 'Applied.',
  'files.left': { one: '{count} thing is not decided and stays as at the desk.', other: '{count} things are not decided and stay as at the desk.' },
} as const

const english: Catalogue = { language: 'en', review: 'source', texts: source }
export default english
