// The texts of desk/files in Spanish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'files.help': 'Lo que dicen los archivos de la programación y no dice la programación. Donde los archivos y la redacción cambiaron lo mismo, decides tú; hasta entonces vale lo de la redacción.',
  'files.agree': 'Los archivos y la redacción coinciden; no hay nada que decidir.',
  'files.problems': 'Los archivos no se pueden aplicar como están',
  'files.changes': 'Aplicar los archivos también cambia esto',
  'files.moreChanges': { one: 'y {count} más', many: 'y {count} más', other: 'y {count} más' },
  'files.conflicts': 'Por decidir',
  'files.files': 'Como en los archivos',
  'files.desk': 'Como en la redacción',
  'files.nothing': 'no está en la programación',
  'files.same': 'como estaba',
  'files.needs': 'Necesita {what}, que el otro lado cambió o quitó: toma ambos del mismo lado.',
  'files.fields': 'Qué es diferente',
  'files.apply': 'Aplicar',
  'files.applied': 'Aplicado.',
  'files.left': {
    one: '{count} cosa no está decidida y queda como en la redacción.',
    many: '{count} de cosas no están decididas y quedan como en la redacción.',
    other: '{count} cosas no están decididas y quedan como en la redacción.',
  },
})
