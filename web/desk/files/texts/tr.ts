// The texts of desk/files in Turkish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'files.help': 'Plan dosyalarında olup yayın planında olmayanlar. Dosyalar ile yayın masası aynı şeyi değiştirdiyse siz karar verirsiniz; o zamana kadar masanınki geçerlidir.',
  'files.agree': 'Dosyalar ile yayın masası aynı; karar verilecek bir şey yok.',
  'files.problems': 'Dosyalar bu haliyle uygulanamaz',
  'files.changes': 'Dosyalar uygulanırsa bunlar da değişir',
  'files.moreChanges': { one: 've {count} tane daha', other: 've {count} tane daha' },
  'files.conflicts': 'Karar bekleyenler',
  'files.files': 'Dosyalardaki gibi',
  'files.desk': 'Yayın masasındaki gibi',
  'files.nothing': 'yayın planında yok',
  'files.same': 'önceki gibi',
  'files.needs': 'Bunun için öteki tarafın değiştirdiği ya da kaldırdığı şu gerekir: {what}. İkisini de aynı taraftan alın.',
  'files.fields': 'Farklı olanlar',
  'files.apply': 'Uygula',
  'files.applied': 'Uygulandı.',
  'files.left': { one: '{count} konuda karar verilmedi; yayın masasındaki gibi kalıyor.', other: '{count} konuda karar verilmedi; yayın masasındaki gibi kalıyor.' },
})
