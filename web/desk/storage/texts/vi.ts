// The texts of desk/storage in Vietnamese.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'storage.free': 'còn trống {free} trên {total}',
  'storage.reserve': 'Khi còn trống dưới {size}, kho lưu trữ phải chờ để việc phát sóng và thu âm có đủ chỗ.',
  'storage.ample': 'Còn đủ chỗ.',
  'storage.low': 'Đã đến lúc dọn bớt, hoặc dùng ổ đĩa lớn hơn.',
  'storage.short': 'Công việc phải chờ và không gửi được gì cho đến khi có chỗ. Đài vẫn phát, và vẫn thu âm chừng nào còn được.',
  'storage.days': { other: 'Theo mức của hai tuần qua, ổ đĩa sẽ đầy sau {count} ngày.' },
  'storage.what': 'Cái gì chiếm chỗ',
  'part.airLog': 'Nhật ký sóng',
  'part.airLog.help': 'mọi giây đã phát ra',
  'part.recordings': 'Bản thu các chương trình trực tiếp',
  'part.recordings.help': 'chất lượng gốc, như lúc thu',
  'part.masters': 'Bản gốc của các tập',
  'part.masters.help': 'chất lượng gốc, để cắt lại',
  'part.published': 'Các tập',
  'part.published.help': 'những gì thính giả nhận được',
  'part.uploads': 'Tệp gửi lên',
  'part.uploads.help': 'đang trên đường, hoặc chờ đến khung giờ',
  'part.database': 'Cơ sở dữ liệu',
  'part.database.help': 'lịch phát, mọi người, lịch sử',
  'part.other': 'Mọi thứ khác',
  'part.other.help': 'ảnh bìa, nhạc, âm thanh, phần đang làm dở',
  'storage.elsewhere': 'Các tập và bản gốc nằm ở nơi lưu khác, không ở ổ đĩa này.',
  'storage.rules': 'Những gì tự mất đi',
  'storage.lossless': { other: 'Bản thu và bản gốc mất đi {count} ngày sau khi tập được đăng; bản nháp thì giữ bản của mình.' },
  'storage.losslessKept': 'Bản thu và bản gốc được giữ mãi.',
  'storage.noArchive': 'Bản thu của chương trình không lưu trữ sẽ mất đi sau khi đã phát lại.',
  'storage.uploads': { other: 'Tệp gửi dở không ai làm tiếp sẽ bị xóa sau {count} ngày.' },
})
