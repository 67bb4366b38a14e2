// The texts of desk/files in Vietnamese.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'files.help': 'Những gì tệp lịch phát có mà lịch phát không có. Nếu tệp và ban biên tập cùng thay đổi một thứ, bạn quyết định; trước đó thì theo ban biên tập.',
  'files.agree': 'Tệp và ban biên tập giống nhau; không có gì phải quyết định.',
  'files.problems': 'Không áp dụng được các tệp như hiện nay',
  'files.changes': 'Áp dụng các tệp cũng thay đổi những điều này',
  'files.moreChanges': { other: 'và {count} điều nữa' },
  'files.conflicts': 'Cần quyết định',
  'files.files': 'Như trong tệp',
  'files.desk': 'Như ở ban biên tập',
  'files.nothing': 'không có trong lịch phát',
  'files.same': 'như trước',
  'files.needs': 'Nó cần {what}, mà bên kia đã sửa hoặc xóa: hãy lấy cả hai từ cùng một bên.',
  'files.fields': 'Có gì khác',
  'files.apply': 'Áp dụng',
  'files.applied': 'Đã áp dụng.',
  'files.left': { other: '{count} điều chưa quyết định và vẫn như ở ban biên tập.' },
})
