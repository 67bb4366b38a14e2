// The texts of share in Turkish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'sheet.title': 'Paylaş',
  'sheet.link': 'Bağlantı',
  'sheet.from': 'Başlangıç: {at}',
  'sheet.copy': 'Bağlantıyı kopyala',
  'sheet.copied': 'Bağlantı kopyalandı',
  'sheet.cannotCopy': 'Burada kendiliğinden kopyalanamıyor: bağlantıyı seçip kopyalayın.',
  'sheet.apps': 'Gönder',
  'sheet.sms': 'Kısa mesaj (SMS)',
  'sheet.mail': 'E-posta',
  'sheet.close': 'Kapat',
})
