// The texts of desk/mine in Turkish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'mine.next': 'Sonraki programınız',
  'mine.in': '{duration} sonra',
  'mine.now': 'Yayın saatiniz geldi.',
  'mine.none': 'Sizin için planlanmış yayın saati yok. Koordinatörden isteyin.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Sonraki tarihler',
  'mine.noDates': 'Önümüzdeki 60 gün için tarih yok.',
  'mine.editing': 'ilgilendikleriniz',
  'mine.studio': 'Stüdyoyu aç',
  'how.title': 'Canlı yayına nasıl girilir',
  'how.browser': 'Telefondan ya da dizüstü bilgisayardan: stüdyoyu açın, mikrofonu açın, “Canlı yayına geç”e basın. Erken gelip bekleyebilirsiniz; kendiliğinden yayına girersiniz.',
  'how.client': 'BUTT, Mixxx ya da OBS ile: aşağıdaki ayarları Icecast sunucusu olarak girin, 128 kbit/s MP3 ya da Ogg seçin.',
  'how.drop': 'Bağlantı koparsa sakin olun: dinleyiciler müzik duyar, yeriniz korunur ve kendiliğinden geri dönersiniz.',
  'keys.title': 'Yayın anahtarlarınız',
  'keys.help': 'Anahtar, kullandığınız uygulamanın parolasıdır; bu sayfanın değil.',
  'keys.address': 'Adres',
  'keys.port': 'Port',
  'keys.mount': 'Yayın noktası (mount)',
  'keys.user': 'Kullanıcı',
  'keys.key': 'Parola',
  'keys.label': 'Nerede kullanacaksınız?',
  'keys.make': 'Anahtar oluştur',
  'keys.once': 'Anahtar yalnızca şimdi gösterilir. Kopyalayın.',
  'keys.used': 'son kullanım: {day}, {time}',
  'keys.unused': 'hiç kullanılmadı',
  'keys.revoke': 'Anahtarı iptal et: {label}',
  'keys.revokeShort': 'İptal et',
})
