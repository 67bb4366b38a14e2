// The texts of desk/ideas in Vietnamese.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'ideas.help': 'Các ý tưởng mọi người gửi đến, trên đường lên sóng. Thông tin liên lạc bị xóa sau 12 tháng không có bước mới.',
  'ideas.page': 'Trang nhận ý tưởng',
  'stage.applied': 'đã gửi',
  'stage.trained': 'đã học',
  'stage.pilot_accepted': 'buổi thử được nhận',
  'stage.on_air': 'đã lên sóng',
  'stage.declined': 'từ chối',
  'idea.contact': 'Liên lạc',
  'idea.languages': 'Ngôn ngữ',
  'idea.sent': 'Gửi lúc',
  'idea.account': 'Tài khoản',
  'idea.steps': 'Các bước đã qua',
  'idea.move': 'Chuyển sang',
  'idea.note': 'Ghi chú cho ban biên tập',
  'idea.go': 'Ghi bước này',
  'idea.invite': 'Mời {nick}',
  'idea.invited': 'đã mời',
  'idea.delete': 'Xóa',
  'idea.deleteSure': 'Xóa ý tưởng của {nick}?',
  'idea.deleteHelp': 'Bài viết, thông tin liên lạc và mọi ghi chú sẽ mất hẳn.',
})
