// The texts of desk/people in Georgian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'people.search': 'ძებნა',
  'people.none': 'ვერავინ მოიძებნა.',
  'people.count': { one: '{count} ადამიანი', other: '{count} ადამიანი' },
  'people.closed': 'დახურულია',
  'people.secondStep': 'მეორე ნაბიჯი',
  'people.login': 'მომხმარებლის სახელი',
  'people.seen': 'ბოლოს შემოვიდა',
  'people.never': 'ახლა შესული არ არის',
  'people.notYours': 'ამ ანგარიშს მხოლოდ ადმინისტრატორი ცვლის.',
  'people.role': 'როლი',
  'people.host': 'ეთერში ლაპარაკობს როგორც',
  'people.noHost': 'პროგრამაში არავინ',
  'people.shows': 'მინდობილი გადაცემები',
  'people.addShow': 'გადაცემის მინდობა',
  'people.takeShow': 'ჩამორთმევა: {show}',
  'people.close': 'ანგარიშის დახურვა',
  'people.closeHelp': 'დახურვისას ყველა სესია და პირდაპირი ეთერი მაშინვე მთავრდება. ანგარიშის ხელახლა გახსნა შეიძლება.',
  'people.open': 'ანგარიშის ხელახლა გახსნა',
  'people.sessions': 'სად არის შესული',
  'people.endSessions': 'ყველგან გამოყვანა',
  'invite.title': 'მოიწვიეთ ვინმე',
  'invite.make': 'ბმულის შექმნა',
  'invite.share': 'მოწვევა IMI Radio-ში',
})
