// The texts of desk/chat in Vietnamese.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'chat.lead': 'Ẩn, tạm ngưng và cấm thì làm ngay chỗ có tin nhắn: trong phòng trò chuyện.',
  'chat.open': 'Mở trò chuyện',
  'held.title': 'Đang chờ người kiểm duyệt',
  'held.none': 'Không có gì đang chờ.',
  'cases.title': 'Vụ việc',
  'cases.state': 'Hiện các vụ việc',
  'cases.none': 'Không có vụ việc nào.',
  'case.reports': { other: '{count} báo cáo' },
  'case.by': 'của {name}',
  'case.appeal': 'Khiếu nại:',
  'decide.title': 'Quyết định',
  'decide.hidden': 'Ẩn tin nhắn',
  'decide.kept': 'Giữ nguyên tin nhắn',
  'decide.send': 'Quyết định',
  'appeal.reverse': 'Rút lại quyết định',
  'appeal.uphold': 'Giữ nguyên quyết định',
  'appeal.notYou': 'Bạn đã ra quyết định này. Người kiểm duyệt khác sẽ xét khiếu nại.',
  'bans.title': 'Ai không được viết',
  'bans.none': 'Mọi người đều được viết.',
  'bans.network': 'cùng với mạng',
  'bans.until': 'đến {day}, {time}',
  'bans.end': 'Cho viết lại',
  'words.title': 'Danh sách từ',
  'words.help': 'Mỗi dòng một từ hoặc một cụm từ. “từ”: cả từ; “đầu*”: từ bắt đầu như vậy; “*phần*”: có ở bất cứ đâu trong từ. Chữ hoa, dấu và chữ trông giống nhau không tạo khác biệt. “=từ”: chỉ khi có đúng các dấu này.',
  'words.review': 'Chưa có ai lớn lên với ngôn ngữ này đọc danh sách. Hãy đọc, sửa và lưu lại: từ đó nó là của bạn.',
  'words.language': 'Ngôn ngữ',
  'words.hold': 'Chờ người kiểm duyệt',
  'words.hide': 'Ẩn ngay',
  'words.allow': 'Ngoại lệ: luôn được phép',
})
