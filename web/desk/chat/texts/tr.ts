// The texts of desk/chat in Turkish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'chat.lead': 'Gizleme, susturma ve engelleme mesajın olduğu yerde yapılır: sohbette.',
  'chat.open': 'Sohbeti aç',
  'held.title': 'Moderatör bekleyenler',
  'held.none': 'Bekleyen yok.',
  'cases.title': 'Bildirim dosyaları',
  'cases.state': 'Şu durumdakileri göster',
  'cases.none': 'Hiç yok.',
  'case.reports': { one: '{count} bildirim', other: '{count} bildirim' },
  'case.by': 'karar veren: {name}',
  'case.appeal': 'İtiraz:',
  'decide.title': 'Karar',
  'decide.hidden': 'Mesajı gizle',
  'decide.kept': 'Mesaj kalsın',
  'decide.send': 'Karar ver',
  'appeal.reverse': 'Kararı geri al',
  'appeal.uphold': 'Karar kalsın',
  'appeal.notYou': 'Bu kararı siz verdiniz. İtiraza başka bir moderatör bakar.',
  'bans.title': 'Kimler yazamaz',
  'bans.none': 'Herkes yazabilir.',
  'bans.network': 'ağıyla birlikte',
  'bans.until': 'bitiş: {day}, {time}',
  'bans.end': 'Yeniden yazabilsin',
  'words.title': 'Sözcük listeleri',
  'words.help': 'Her satıra bir sözcük ya da söz öbeği. “sözcük”: tam sözcük; “kök*”: böyle başlayanlar; “*parça*”: içinde geçenler. Büyük harf, vurgu işareti ve benzer harfler fark etmez. “=sözcük”: yalnızca bu işaretlerle.',
  'words.review': 'Bu dille büyümüş kimse bu listeyi henüz okumadı. Okuyun, değiştirin ve kaydedin: o zaman sizin listeniz olur.',
  'words.language': 'Dil',
  'words.hold': 'Moderatörü beklesin',
  'words.hide': 'Hemen gizlensin',
  'words.allow': 'İstisnalar: her zaman serbest',
})
