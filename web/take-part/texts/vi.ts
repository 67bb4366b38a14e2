// The texts of take-part in Vietnamese.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('vi', 'needs-native-reader', {
  'take.title': 'Cùng làm radio với chúng tôi',
  'take.lead': 'Bạn có điều muốn kể, muốn phát hay muốn hỏi, bằng bất cứ thứ tiếng nào? Hãy viết trong hai câu. Bạn không cần kinh nghiệm, cũng không cần thiết bị.',
  'take.how': 'Các bước tiếp theo',
  'take.step1': 'Bạn gửi ý tưởng. Người của đài sẽ viết lại cho bạn.',
  'take.step2': 'Chúng tôi chỉ cho bạn cách dùng phòng thu: hai giờ là đủ.',
  'take.step3': 'Bạn làm một buổi thử, có người giúp nếu bạn muốn.',
  'take.step4': 'Bạn lên sóng, từ phòng thu hoặc từ điện thoại của mình.',
  'form.text': 'Ý tưởng của bạn',
  'form.textHelp': 'Bằng thứ tiếng bạn muốn, nhiều nhất 2000 ký tự.',
  'form.languages': 'Ngôn ngữ của chương trình',
  'form.other': 'Ngôn ngữ khác',
  'form.otherHelp': 'Hãy ghi vào phần ý tưởng.',
  'form.nick': 'Gọi bạn là gì',
  'form.contact': 'Liên lạc với bạn bằng cách nào',
  'form.contactHelp': 'Số điện thoại, e-mail, Signal, Telegram: tùy bạn.',
  'form.website': 'Hãy để trống ô này',
  'form.send': 'Gửi ý tưởng',
  'form.privacy': 'Chỉ các điều phối viên đọc được. Chúng tôi giữ thông tin này 12 tháng kể từ bước chung cuối cùng rồi xóa; bạn muốn xóa sớm hơn thì chỉ cần nói. Không cần tài khoản, không có thư quảng cáo.',
  'form.thanks': 'Cảm ơn {nick}!',
  'form.thanksPlain': 'Cảm ơn bạn!',
  'form.thanksHelp': 'Chúng tôi đã nhận ý tưởng của bạn và sẽ sớm viết lại.',
  'form.unreachable': 'Đài không trả lời. Bài viết của bạn vẫn ở đây; hãy thử lại sau giây lát.',
  'form.tooMany': 'Có rất nhiều ý tưởng gửi đến cùng lúc. Bài viết của bạn vẫn ở đây; hãy thử lại sau.',
  'form.idea_text': 'Hãy kể ý tưởng của bạn, từ 1 đến 2000 ký tự.',
  'form.idea_nick': 'Hãy cho biết gọi bạn là gì.',
  'form.idea_contact': 'Hãy cho biết cách liên lạc với bạn.',
})
