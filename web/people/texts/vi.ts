// The texts of people in Vietnamese.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'signIn.title': 'Đăng nhập',
  'signIn.login': 'Tên đăng nhập',
  'signIn.password': 'Mật khẩu',
  'signIn.go': 'Đăng nhập',
  'signIn.wrong': 'Tên đăng nhập hoặc mật khẩu sai.',
  'signIn.code': 'Mã từ ứng dụng xác thực của bạn',
  'signIn.codeHelp': 'Sáu chữ số. Mất điện thoại? Hãy gõ một mã dự phòng.',
  'signIn.codeWrong': 'Mã này sai hoặc đã dùng rồi. Hãy chờ mã tiếp theo.',
  'signIn.closed': 'Tài khoản này đã bị đóng. Hãy hỏi điều phối viên.',
  'signIn.tooMany': 'Thử quá nhiều lần. Hãy chờ vài phút.',
  'signIn.unreachable': 'Đài không trả lời. Hãy kiểm tra mạng rồi thử lại.',
  'signIn.forgotten': 'Quên rồi? Hãy xin điều phối viên lời mời mới.',
  'show.password': 'Hiện mật khẩu',
  'invite.title': 'Chào mừng bạn đến với radio',
  'invite.help': 'Điền hai ô là bạn thử được micro.',
  'invite.name': 'Tên của bạn, như thính giả sẽ nghe',
  'invite.password': 'Chọn mật khẩu',
  'invite.passwordHelp': 'Ít nhất 10 ký tự. Ba hoặc bốn từ là tốt.',
  'invite.go': 'Vào',
  'invite.gone': 'Lời mời này không còn dùng được.',
  'invite.goneHelp': 'Nó đã được dùng hoặc quá cũ. Hãy xin điều phối viên lời mời mới.',
  'invite.done': 'Bạn đã vào, {name}',
  'invite.login': 'Tên đăng nhập của bạn. Hãy ghi lại; lần sau bạn đăng nhập bằng tên này và mật khẩu.',
  'invite.studio': 'Đến phòng thu',
  'role.host': 'Bạn vào với vai trò người dẫn.',
  'role.editor': 'Bạn vào với vai trò biên tập viên.',
  'role.moderator': 'Bạn vào với vai trò người kiểm duyệt.',
  'role.coordinator': 'Bạn vào với vai trò điều phối viên.',
  'role.admin': 'Bạn vào với vai trò quản trị viên.',
})
