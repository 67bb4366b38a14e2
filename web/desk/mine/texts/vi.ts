// The texts of desk/mine in Vietnamese.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'mine.next': 'Chương trình sắp tới của bạn',
  'mine.in': 'sau {duration} nữa',
  'mine.now': 'Bây giờ là giờ của bạn.',
  'mine.none': 'Bạn chưa có khung giờ nào. Hãy xin điều phối viên một khung giờ.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'Các ngày sắp tới',
  'mine.noDates': '60 ngày tới chưa có ngày nào.',
  'mine.editing': 'được giao',
  'mine.studio': 'Mở phòng thu',
  'how.title': 'Cách lên sóng',
  'how.browser': 'Từ điện thoại hoặc máy tính: mở phòng thu, bật micro, bấm “Lên sóng”. Bạn có thể đến sớm và chờ; bạn sẽ tự động lên sóng.',
  'how.client': 'Từ BUTT, Mixxx hoặc OBS: nhập các thông số dưới đây, dạng máy chủ Icecast, với MP3 128 kbit/s hoặc Ogg.',
  'how.drop': 'Nếu đường truyền ngắt, hãy bình tĩnh: thính giả nghe nhạc, chỗ của bạn được giữ, và bạn tự động trở lại.',
  'keys.title': 'Khóa phát của bạn',
  'keys.help': 'Khóa phát là mật khẩu cho phần mềm của bạn, không phải cho trang này.',
  'keys.address': 'Địa chỉ',
  'keys.port': 'Cổng',
  'keys.mount': 'Điểm phát (mount)',
  'keys.user': 'Người dùng',
  'keys.key': 'Mật khẩu',
  'keys.label': 'Bạn sẽ dùng ở đâu?',
  'keys.make': 'Tạo khóa',
  'keys.once': 'Khóa chỉ hiện lần này. Hãy sao chép.',
  'keys.used': 'dùng lần cuối {day}, {time}',
  'keys.unused': 'chưa dùng lần nào',
  'keys.revoke': 'Hủy khóa {label}',
  'keys.revokeShort': 'Hủy khóa',
})
