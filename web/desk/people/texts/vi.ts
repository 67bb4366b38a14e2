// The texts of desk/people in Vietnamese.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'people.search': 'Tìm',
  'people.none': 'Không tìm thấy ai.',
  'people.count': { other: '{count} người' },
  'people.closed': 'đã đóng',
  'people.secondStep': 'bước thứ hai',
  'people.login': 'Tên đăng nhập',
  'people.seen': 'Lần cuối',
  'people.never': 'hiện không đăng nhập',
  'people.notYours': 'Chỉ quản trị viên mới thay đổi được tài khoản này.',
  'people.role': 'Vai trò',
  'people.host': 'Dẫn với tên',
  'people.noHost': 'không là ai trong lịch phát',
  'people.shows': 'Chương trình được giao',
  'people.addShow': 'Giao chương trình',
  'people.takeShow': 'Thôi giao {show}',
  'people.close': 'Đóng tài khoản',
  'people.closeHelp': 'Đóng tài khoản sẽ kết thúc ngay mọi phiên đăng nhập và đường truyền trực tiếp. Có thể mở lại.',
  'people.open': 'Mở lại tài khoản',
  'people.sessions': 'Đang đăng nhập',
  'people.endSessions': 'Đăng xuất mọi nơi',
  'invite.title': 'Mời một người',
  'invite.make': 'Tạo liên kết',
  'invite.share': 'Lời mời đến IMI Radio',
})
