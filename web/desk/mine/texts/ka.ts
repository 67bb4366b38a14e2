// The texts of desk/mine in Georgian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'mine.next': 'თქვენი მომდევნო გადაცემა',
  'mine.in': 'დარჩა {duration}',
  'mine.now': 'ახლა თქვენი დროა.',
  'mine.none': 'თქვენთვის საეთერო დრო დაგეგმილი არ არის. სთხოვეთ კოორდინატორს.',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'მომდევნო თარიღები',
  'mine.noDates': 'მომდევნო 60 დღეში თარიღები არ არის.',
  'mine.editing': 'რედაქტორი ხართ',
  'mine.studio': 'სტუდიის გახსნა',
  'how.title': 'როგორ გავიდეთ ეთერში',
  'how.browser': 'ტელეფონიდან ან ლეპტოპიდან: გახსენით სტუდია, ჩართეთ მიკროფონი, დააჭირეთ „ეთერში გასვლა“. შეგიძლიათ ადრე მოხვიდეთ და დაელოდოთ; ეთერში თავისით გახვალთ.',
  'how.client': 'BUTT-იდან, Mixxx-იდან ან OBS-იდან: ჩაწერეთ ქვემოთ მოცემული პარამეტრები, როგორც Icecast სერვერი, MP3 128 kbit/s ან Ogg.',
  'how.drop': 'თუ კავშირი გაწყდა, არ ინერვიულოთ: მსმენელებს მუსიკა ესმით, თქვენი ადგილი დაცულია და თავისით დაბრუნდებით.',
  'keys.title': 'თქვენი სტრიმის გასაღებები',
  'keys.help': 'გასაღები თქვენი პროგრამის პაროლია, ამ გვერდის არა.',
  'keys.address': 'მისამართი',
  'keys.port': 'პორტი',
  'keys.mount': 'წერტილი (mount)',
  'keys.user': 'მომხმარებელი',
  'keys.key': 'პაროლი',
  'keys.label': 'სად გამოიყენებთ?',
  'keys.make': 'გასაღების შექმნა',
  'keys.once': 'გასაღები მხოლოდ ახლა ჩანს. დააკოპირეთ.',
  'keys.used': 'ბოლოს გამოყენებული: {day}, {time}',
  'keys.unused': 'ჯერ არ გამოყენებულა',
  'keys.revoke': 'გაუქმება: {label}',
  'keys.revokeShort': 'გაუქმება',
})
