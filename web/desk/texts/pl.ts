// The texts of the desk's shell and of what its rooms share in Polish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'desk.title': 'Redakcja',
  'desk.studio': 'Studio',
  'desk.noRoom': 'Nic tu dla Ciebie nie ma',
  'desk.noRoomHelp': 'Nie ma takiego miejsca albo Twoja rola go nie otwiera. Zapytaj koordynację.',
  'desk.noStation': 'Stacja nie odpowiada. Sprawdź sieć.',
  'desk.reload': 'Wczytaj ponownie',
  'desk.failed': 'Nie udało się: {reason}',
  'desk.unreachable': 'stacja nie odpowiada',
  'desk.save': 'Zapisz',
  'desk.saved': 'Zapisano',
  'desk.cancel': 'Anuluj',
  'desk.close': 'Zamknij',
  'desk.more': 'Pokaż starsze',
  'desk.empty': 'Jeszcze nic.',
  'room.week': 'Tydzień',
  'room.month': 'Miesiąc',
  'room.shows': 'Audycje',
  'room.mine': 'Moje audycje',
  'room.people': 'Ludzie',
  'room.ideas': 'Pomysły',
  'room.audit': 'Zmiany',
  'role.host': 'prowadzący',
  'role.editor': 'redaktor',
  'role.moderator': 'moderator',
  'role.coordinator': 'koordynator',
  'role.admin': 'administrator',
})
