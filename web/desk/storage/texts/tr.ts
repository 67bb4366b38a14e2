// The texts of desk/storage in Turkish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'storage.free': '{free} boş, toplam {total}',
  'storage.reserve': 'Boş yer {size} altına düşünce arşiv bekler; yayına ve kayıtlarına yer kalsın diye.',
  'storage.ample': 'Yer var.',
  'storage.low': 'Yer açma ya da daha büyük bir disk alma zamanı.',
  'storage.short': 'Yer açılana kadar işler bekler ve hiçbir şey gönderilemez. Yayın devam eder, kayıtlar da yer yettiği sürece.',
  'storage.days': { one: 'Son iki haftanın hızıyla disk {count} gün içinde dolar.', other: 'Son iki haftanın hızıyla disk {count} gün içinde dolar.' },
  'storage.what': 'Yer kaplayanlar',
  'part.airLog': 'Yayın kaydı',
  'part.airLog.help': 'yayına giden her saniye',
  'part.recordings': 'Canlı yayın kayıtları',
  'part.recordings.help': 'kayıpsız, kaydedildikleri gibi',
  'part.masters': 'Bölümlerin asılları',
  'part.masters.help': 'kayıpsız, yeniden kesmek için',
  'part.published': 'Bölümler',
  'part.published.help': 'dinleyicilere giden',
  'part.uploads': 'Gönderilen dosyalar',
  'part.uploads.help': 'yolda ya da yayın saatini bekliyor',
  'part.database': 'Veri tabanı',
  'part.database.help': 'yayın planı, kişiler, geçmiş',
  'part.other': 'Geri kalan her şey',
  'part.other.help': 'kapaklar, müzik, sesler, işlerin dosyaları',
  'storage.elsewhere': 'Bölümler ve asılları bu diskte değil, başka bir depoda.',
  'storage.rules': 'Kendiliğinden silinenler',
  'storage.lossless': {
    one: 'Kayıtlar ve asıllar, bölüm yayınlandıktan {count} gün sonra silinir; taslağınkiler kalır.',
    other: 'Kayıtlar ve asıllar, bölüm yayınlandıktan {count} gün sonra silinir; taslağınkiler kalır.',
  },
  'storage.losslessKept': 'Kayıtlar ve asıllar hep saklanır.',
  'storage.noArchive': 'Arşivi tutulmayan programların kayıtları, tekrar yayınlandıktan sonra silinir.',
  'storage.uploads': { one: 'Kimsenin sürdürmediği yükleme {count} gün sonra silinir.', other: 'Kimsenin sürdürmediği yükleme {count} gün sonra silinir.' },
})
