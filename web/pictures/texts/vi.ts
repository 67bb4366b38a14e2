// The texts of pictures in Vietnamese.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'pictures.title': 'Nghe và hỏi không cần đọc',
  'pictures.description': 'Mọi chương trình bằng hình: chạm để nghe tên, chạm lần nữa để nghe chương trình, giữ để hỏi bằng giọng nói của bạn.',
  'pictures.unknown': 'Đài hiện không trả lời. Hãy thử lại sau.',
  'tile.say': '{title}: nghe tên',
  'tile.play': '{title}: nghe',
  'tile.stop': '{title}: dừng',
  'ask.hold': '{title}: hỏi bằng giọng nói. Giữ để nói, hoặc chạm để bắt đầu và chạm lần nữa để kết thúc.',
  'ask.stop': 'Dừng thu',
  'ask.asking': 'Hãy cho phép micro',
  'ask.recording': 'Hãy nói đi',
  'ask.recorded': 'Đã thu câu hỏi của bạn. Bạn có thể nghe lại, xóa hoặc gửi đi.',
  'ask.listen': 'Nghe câu hỏi của bạn',
  'ask.listenStop': 'Dừng nghe',
  'ask.delete': 'Xóa câu hỏi của bạn',
  'ask.mayAir': 'Giọng nói của tôi được phép phát lên sóng',
  'ask.send': 'Gửi câu hỏi của bạn',
  'sent.sending': 'Đang gửi câu hỏi của bạn',
  'sent.waiting': 'Không có kết nối. Câu hỏi của bạn được giữ ở đây và sẽ gửi sau.',
  'sent.kept': 'Đài đã nhận câu hỏi của bạn. Cảm ơn bạn!',
  'sent.refused': 'Không nhận được câu hỏi của bạn. Hãy thu lại.',
  'back.take': 'Rút lại câu hỏi của bạn',
  'back.takeOf': '{title}: rút lại câu hỏi của bạn',
  'back.sure': 'Có, xóa hẳn',
  'back.failed': 'Bây giờ chưa rút lại được. Hãy thử lại khi có kết nối.',
  'mine.title': 'Câu hỏi của bạn',
  'microphone.denied': 'Trình duyệt không cho phép micro. Hãy cho phép trong phần cài đặt của trình duyệt.',
  'microphone.none': 'Không tìm thấy micro.',
  'microphone.busy': 'Một ứng dụng khác đang dùng micro. Hãy đóng nó rồi thử lại.',
  'microphone.insecure': 'Micro chỉ chạy ở địa chỉ an toàn (https).',
  'microphone.unknown': 'Micro không chạy. Hãy thử lại.',
  'microphone.unsupported': 'Trình duyệt này không thu được giọng nói của bạn. Hãy dùng trình duyệt mới hơn.',
})
