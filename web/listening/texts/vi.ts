// The texts of listening in Vietnamese.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'tools.open': 'Tua lại và hẹn giờ tắt',
  'tools.back': 'Lùi 30 giây',
  'tools.forward': 'Tới 30 giây',
  'tools.beginning': 'Từ đầu',
  'tools.live': 'Về trực tiếp',
  'tools.behind': 'chậm hơn trực tiếp {time}',
  'tools.cost': 'Nghe lại phần trước tốn {size} mỗi giờ.',
  'tools.gone': 'Phần đó không còn được lưu. Bạn đang nghe radio trực tiếp.',
  'tools.unsupported': 'Trình duyệt này không tua lại chương trình được.',
  'refused.commercial_music': 'Chương trình này phát nhạc thương mại: giấy phép không cho thính giả tua lại.',
  'refused.nothing_on_air': 'Chỉ tua lại được khi đang có chương trình.',
  'refused.not_logged': 'Chưa lưu được gì của chương trình này. Hãy thử lại sau giây lát.',
  'sleep.label': 'Hẹn giờ tắt',
  'sleep.off': 'Không hẹn',
  'sleep.minutes': { other: '{count} phút' },
  'sleep.show': 'Khi hết chương trình này',
  'sleep.left': 'Radio sẽ tắt sau {time}',
  'data.used': 'Dữ liệu âm thanh từ khi bạn mở trang này: khoảng {size}',
})
