// The texts of desk/people in Turkish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'people.search': 'Ara',
  'people.none': 'Kimse bulunamadı.',
  'people.count': { one: '{count} kişi', other: '{count} kişi' },
  'people.closed': 'kapalı',
  'people.secondStep': 'ikinci adım',
  'people.login': 'Kullanıcı adı',
  'people.seen': 'Son görülme',
  'people.never': 'şu an oturumu açık değil',
  'people.notYours': 'Bu hesabı yalnızca bir yönetici değiştirir.',
  'people.role': 'Rol',
  'people.host': 'Sunucu profili',
  'people.noHost': 'yayın planında kimse',
  'people.shows': 'İlgilendiği programlar',
  'people.addShow': 'Program ver',
  'people.takeShow': 'Programı geri al: {show}',
  'people.close': 'Hesabı kapat',
  'people.closeHelp': 'Kapatınca bütün oturumlar ve canlı bağlantı hemen sona erer. Hesap yeniden açılabilir.',
  'people.open': 'Hesabı yeniden aç',
  'people.sessions': 'Açık oturumlar',
  'people.endSessions': 'Her yerde oturumu kapat',
  'invite.title': 'Birini davet et',
  'invite.make': 'Bağlantı oluştur',
  'invite.share': 'IMI Radio’ya davet',
})
