// The texts of desk/chat in Georgian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'chat.lead': 'დამალვა, გაჩუმება და დაბლოკვა იქ ხდება, სადაც შეტყობინებაა: ჩატში.',
  'chat.open': 'ჩატის გახსნა',
  'held.title': 'მოდერატორს ელოდება',
  'held.none': 'არაფერი ელოდება.',
  'cases.title': 'საქმეები',
  'cases.state': 'მხოლოდ ასეთების ჩვენება',
  'cases.none': 'ასეთი არ არის.',
  'case.reports': { one: '{count} საჩივარი', other: '{count} საჩივარი' },
  'case.by': 'გადაწყვიტა: {name}',
  'case.appeal': 'გასაჩივრება:',
  'decide.title': 'გადაწყვეტილება',
  'decide.hidden': 'შეტყობინების დამალვა',
  'decide.kept': 'შეტყობინება რჩება',
  'decide.send': 'გადაწყვეტა',
  'appeal.reverse': 'გადაწყვეტილების გაუქმება',
  'appeal.uphold': 'გადაწყვეტილება რჩება',
  'appeal.notYou': 'ეს თქვენ გადაწყვიტეთ. გასაჩივრებას სხვა მოდერატორი განიხილავს.',
  'bans.title': 'ვის არ შეუძლია წერა',
  'bans.none': 'წერა ყველას შეუძლია.',
  'bans.network': 'ქსელთან ერთად',
  'bans.until': 'ვადა: {day}, {time}',
  'bans.end': 'წერის უფლების დაბრუნება',
  'words.title': 'სიტყვების სიები',
  'words.help': 'თითო სტრიქონში ერთი სიტყვა ან ფრაზა. „სიტყვა“: მთელი სიტყვა; „ფუძე*“: რაც ასე იწყება; „*ნაწილი*“: რაშიც ეს სადმე გვხვდება. დიდ ასოებს, დიაკრიტიკულ ნიშნებსა და მსგავს ასოებს მნიშვნელობა არ აქვს. „=სიტყვა“: მხოლოდ ამ ნიშნებით.',
  'words.review': 'ეს სია ჯერ არ წაუკითხავს ადამიანს, ვინც ამ ენაზე გაიზარდა. წაიკითხეთ, შეცვალეთ და შეინახეთ: მაშინ ის თქვენი იქნება.',
  'words.language': 'ენა',
  'words.hold': 'მოდერატორს ელოდება',
  'words.hide': 'მაშინვე იმალება',
  'words.allow': 'გამონაკლისები: ყოველთვის დაშვებულია',
})
