// The texts of desk/ideas in Georgian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'ideas.help': 'იდეები, რომლებიც ხალხმა გამოგვიგზავნა, ეთერისკენ მიმავალ გზაზე. საკონტაქტო მონაცემები იშლება, თუ 12 თვე არაფერი მოხდა.',
  'ideas.page': 'გვერდი, საიდანაც იდეები მოდის',
  'stage.applied': 'გამოგზავნილი',
  'stage.trained': 'ტრენინგი გავლილია',
  'stage.pilot_accepted': 'საცდელი ეპიზოდი მიღებულია',
  'stage.on_air': 'ეთერში',
  'stage.declined': 'უარყოფილი',
  'idea.contact': 'კონტაქტი',
  'idea.languages': 'ენები',
  'idea.sent': 'გამოგზავნის დრო',
  'idea.account': 'ანგარიში',
  'idea.steps': 'ნაბიჯები აქამდე',
  'idea.move': 'გადატანა',
  'idea.note': 'ჩანიშვნა რედაქციისთვის',
  'idea.go': 'ნაბიჯის ჩაწერა',
  'idea.invite': 'მოწვევა: {nick}',
  'idea.invited': 'მოწვეულია',
  'idea.delete': 'წაშლა',
  'idea.deleteSure': 'წავშალოთ იდეა? ავტორი: {nick}',
  'idea.deleteHelp': 'ტექსტი, კონტაქტი და ყველა ჩანიშვნა სამუდამოდ წაიშლება.',
})
