// The texts of desk/ideas in Turkish.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'ideas.help': 'İnsanların gönderdiği fikirler, yayına giden yolda. İletişim bilgileri, 12 ay hiç adım atılmazsa silinir.',
  'ideas.page': 'Fikirlerin geldiği sayfa',
  'stage.applied': 'başvurdu',
  'stage.trained': 'eğitim aldı',
  'stage.pilot_accepted': 'deneme programı kabul edildi',
  'stage.on_air': 'yayında',
  'stage.declined': 'kabul edilmedi',
  'idea.contact': 'İletişim',
  'idea.languages': 'Diller',
  'idea.sent': 'Gönderildi',
  'idea.account': 'Hesap',
  'idea.steps': 'Şimdiye kadarki adımlar',
  'idea.move': 'Şu adıma taşı',
  'idea.note': 'Yayın masası için not',
  'idea.go': 'Adımı kaydet',
  'idea.invite': 'Davet et: {nick}',
  'idea.invited': 'davet edildi',
  'idea.delete': 'Sil',
  'idea.deleteSure': 'Bu fikir silinsin mi? Gönderen: {nick}',
  'idea.deleteHelp': 'Metin, iletişim bilgisi ve bütün notlar geri gelmemek üzere silinir.',
})
