// The texts of people in Georgian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'signIn.title': 'შესვლა',
  'signIn.login': 'მომხმარებლის სახელი',
  'signIn.password': 'პაროლი',
  'signIn.go': 'შესვლა',
  'signIn.wrong': 'მომხმარებლის სახელი ან პაროლი არასწორია.',
  'signIn.code': 'კოდი დამადასტურებელი აპიდან (Authenticator)',
  'signIn.codeHelp': 'ექვსი ციფრი. ტელეფონი დაკარგეთ? ჩაწერეთ ერთ-ერთი სათადარიგო კოდი.',
  'signIn.codeWrong': 'ეს კოდი არასწორია ან უკვე გამოყენებულია. დაელოდეთ შემდეგს.',
  'signIn.closed': 'ეს ანგარიში დახურულია. ჰკითხეთ კოორდინატორს.',
  'signIn.tooMany': 'ძალიან ბევრჯერ სცადეთ. დაელოდეთ რამდენიმე წუთს.',
  'signIn.unreachable': 'რადიო არ პასუხობს. შეამოწმეთ ინტერნეტი და ხელახლა სცადეთ.',
  'signIn.forgotten': 'დაგავიწყდათ? სთხოვეთ კოორდინატორს ახალი მოწვევა.',
  'show.password': 'პაროლის ჩვენება',
  'invite.title': 'კეთილი იყოს თქვენი მობრძანება რადიოში',
  'invite.help': 'შეავსეთ ორი ველი და მიკროფონს გამოსცდით.',
  'invite.name': 'თქვენი სახელი, როგორც მსმენელები გაიგონებენ',
  'invite.password': 'მოიფიქრეთ პაროლი',
  'invite.passwordHelp': 'მინიმუმ 10 სიმბოლო. კარგია სამი ან ოთხი სიტყვა.',
  'invite.go': 'შემოსვლა',
  'invite.gone': 'ეს მოწვევა აღარ მუშაობს.',
  'invite.goneHelp': 'ის გამოყენებულია ან ძალიან ძველია. ახალი კოორდინატორს სთხოვეთ.',
  'invite.done': 'უკვე ჩვენთან ხართ, {name}',
  'invite.login': 'თქვენი მომხმარებლის სახელი. ჩაიწერეთ; პაროლთან ერთად შემდეგაც ამით შეხვალთ.',
  'invite.studio': 'სტუდიაში გადასვლა',
  'role.host': 'შემოდიხართ როგორც წამყვანი.',
  'role.editor': 'შემოდიხართ როგორც რედაქტორი.',
  'role.moderator': 'შემოდიხართ როგორც მოდერატორი.',
  'role.coordinator': 'შემოდიხართ როგორც კოორდინატორი.',
  'role.admin': 'შემოდიხართ როგორც ადმინისტრატორი.',
})
