// The texts of desk/files in Romanian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'files.help': 'Ce spun fișierele programului și nu se află în program. Unde fișierele și redacția au schimbat același lucru, decizi tu; până atunci rămâne varianta redacției.',
  'files.agree': 'Fișierele și redacția se potrivesc; nu e nimic de decis.',
  'files.problems': 'Fișierele nu se pot aplica așa cum sunt',
  'files.changes': 'Dacă aplici fișierele, se schimbă și',
  'files.moreChanges': { one: 'și încă {count}', few: 'și încă {count}', other: 'și încă {count}' },
  'files.conflicts': 'De decis',
  'files.files': 'Ca în fișiere',
  'files.desk': 'Ca la redacție',
  'files.nothing': 'nu e în program',
  'files.same': 'cum era',
  'files.needs': 'Are nevoie de {what}, pe care cealaltă parte l-a schimbat sau l-a scos: ia-le pe amândouă din aceeași parte.',
  'files.fields': 'Ce este diferit',
  'files.apply': 'Aplică',
  'files.applied': 'S-a aplicat.',
  'files.left': {
    one: '{count} lucru nu e decis și rămâne ca la redacție.',
    few: '{count} lucruri nu sunt decise și rămân ca la redacție.',
    other: '{count} de lucruri nu sunt decise și rămân ca la redacție.',
  },
})
