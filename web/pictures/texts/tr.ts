// The texts of pictures in Turkish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'pictures.title': 'Okumadan dinleyin ve sorun',
  'pictures.description': 'Bütün programlar resimlerle: adını duymak için dokunun, dinlemek için yeniden dokunun, sesinizle soru sormak için basılı tutun.',
  'pictures.unknown': 'Radyo şu an yanıt vermiyor. Daha sonra yeniden deneyin.',
  'tile.say': '{title}: adını duy',
  'tile.play': '{title}: dinle',
  'tile.stop': '{title}: durdur',
  'ask.hold': '{title}: sesinizle sorun. Konuşmak için basılı tutun ya da başlamak için dokunun, bitirmek için yeniden dokunun.',
  'ask.stop': 'Kaydı durdur',
  'ask.asking': 'Mikrofona izin verin',
  'ask.recording': 'Şimdi konuşun',
  'ask.recorded': 'Sorunuz kaydedildi. Dinleyin, silin ya da gönderin.',
  'ask.listen': 'Soruyu dinle',
  'ask.listenStop': 'Dinlemeyi durdur',
  'ask.delete': 'Soruyu sil',
  'ask.mayAir': 'Sesim yayında duyulabilir',
  'ask.send': 'Soruyu gönder',
  'sent.sending': 'Sorunuz gönderiliyor',
  'sent.waiting': 'İnternet yok. Sorunuz burada saklanıyor, sonra gönderilecek.',
  'sent.kept': 'Sorunuz radyoya ulaştı. Teşekkürler!',
  'sent.refused': 'Sorunuz alınamadı. Yeniden kaydedin.',
  'back.take': 'Soruyu geri al',
  'back.takeOf': '{title}: soruyu geri al',
  'back.sure': 'Evet, geri dönüşsüz sil',
  'back.failed': 'Soru şu an geri alınamadı. İnternet gelince yeniden deneyin.',
  'mine.title': 'Sorularınız',
  'microphone.denied': 'Tarayıcı mikrofona izin vermedi. Tarayıcının ayarlarından izin verin.',
  'microphone.none': 'Mikrofon bulunamadı.',
  'microphone.busy': 'Mikrofonu başka bir uygulama kullanıyor. Onu kapatıp yeniden deneyin.',
  'microphone.insecure': 'Mikrofon yalnızca güvenli bir adreste (https) çalışır.',
  'microphone.unknown': 'Mikrofon çalışmadı. Yeniden deneyin.',
  'microphone.unsupported': 'Bu tarayıcı sesinizi kaydedemiyor. Daha yeni bir tarayıcı kullanın.',
})
