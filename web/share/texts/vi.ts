// The texts of share in Vietnamese.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'sheet.title': 'Chia sẻ',
  'sheet.link': 'Liên kết',
  'sheet.from': 'Từ {at}',
  'sheet.copy': 'Sao chép liên kết',
  'sheet.copied': 'Đã sao chép liên kết',
  'sheet.cannotCopy': 'Ở đây không tự sao chép được: hãy bôi chọn liên kết rồi sao chép.',
  'sheet.apps': 'Gửi đi',
  'sheet.sms': 'Tin nhắn (SMS)',
  'sheet.mail': 'E-mail',
  'sheet.close': 'Đóng',
})
