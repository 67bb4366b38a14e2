// The texts of desk/storage in Romanian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'storage.free': 'Spațiu liber: {free} din {total}',
  'storage.reserve': 'Când spațiul liber scade sub {size}, arhiva așteaptă, ca să aibă loc transmisia și înregistrările ei.',
  'storage.ample': 'Este loc.',
  'storage.low': 'E timpul să faci loc sau să iei un disc mai mare.',
  'storage.short': 'Sarcinile așteaptă și nu se poate trimite nimic până nu se face loc. Transmisia continuă, iar înregistrările, cât se mai poate.',
  'storage.days': {
    one: 'În ritmul ultimelor două săptămâni, discul se umple în {count} zi.',
    few: 'În ritmul ultimelor două săptămâni, discul se umple în {count} zile.',
    other: 'În ritmul ultimelor două săptămâni, discul se umple în {count} de zile.',
  },
  'storage.what': 'Ce ocupă spațiul',
  'part.airLog': 'Jurnalul emisiei',
  'part.airLog.help': 'fiecare secundă transmisă',
  'part.recordings': 'Înregistrări ale emisiunilor în direct',
  'part.recordings.help': 'fără pierderi, așa cum au fost înregistrate',
  'part.masters': 'Originalele episoadelor',
  'part.masters.help': 'fără pierderi, pentru tăieri noi',
  'part.published': 'Episoade',
  'part.published.help': 'ce primesc ascultătorii',
  'part.uploads': 'Fișiere trimise',
  'part.uploads.help': 'pe drum sau în așteptarea intervalului lor',
  'part.database': 'Bază de date',
  'part.database.help': 'program, oameni, istoric',
  'part.other': 'Tot restul',
  'part.other.help': 'coperte, muzică, sunete, fișiere de lucru',
  'storage.elsewhere': 'Episoadele și originalele lor se află în alt spațiu, nu pe acest disc.',
  'storage.rules': 'Ce dispare singur',
  'storage.lossless': {
    one: 'Înregistrările și originalele dispar la {count} zi după publicarea episodului; o ciornă și le păstrează pe ale ei.',
    few: 'Înregistrările și originalele dispar la {count} zile după publicarea episodului; o ciornă și le păstrează pe ale ei.',
    other: 'Înregistrările și originalele dispar la {count} de zile după publicarea episodului; o ciornă și le păstrează pe ale ei.',
  },
  'storage.losslessKept': 'Înregistrările și originalele se păstrează pentru totdeauna.',
  'storage.noArchive': 'Înregistrările emisiunilor fără arhivă dispar după reluare.',
  'storage.uploads': {
    one: 'Un fișier netrimis până la capăt se șterge după {count} zi.',
    few: 'Un fișier netrimis până la capăt se șterge după {count} zile.',
    other: 'Un fișier netrimis până la capăt se șterge după {count} de zile.',
  },
})
