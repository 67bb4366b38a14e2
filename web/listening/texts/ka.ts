// The texts of listening in Georgian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'tools.open': 'უკან გადახვევა და გამორთვის ტაიმერი',
  'tools.back': '30 წამით უკან',
  'tools.forward': '30 წამით წინ',
  'tools.beginning': 'თავიდან',
  'tools.live': 'პირდაპირ ეთერზე დაბრუნება',
  'tools.behind': 'პირდაპირ ეთერს ჩამორჩებით: {time}',
  'tools.cost': 'ადრინდელი ხმა ხარჯავს: {size} საათში.',
  'tools.gone': 'ეს ნაწილი აღარ ინახება. უსმენთ პირდაპირ ეთერს.',
  'tools.unsupported': 'ეს ბრაუზერი გადაცემას უკან ვერ ახვევს.',
  'refused.commercial_music': 'ამ გადაცემაში კომერციული მუსიკაა: ლიცენზია უკან გადახვევას არ უშვებს.',
  'refused.nothing_on_air': 'უკან გადახვევა გადაცემის დროს შეიძლება.',
  'refused.not_logged': 'ამ გადაცემიდან ჯერ არაფერია შენახული. სცადეთ ცოტა ხანში.',
  'sleep.label': 'გამორთვის ტაიმერი',
  'sleep.off': 'გამორთული',
  'sleep.minutes': { one: '{count} წუთი', other: '{count} წუთი' },
  'sleep.show': 'ამ გადაცემის ბოლოს',
  'sleep.left': 'რადიოს გამორთვამდე დარჩა {time}',
  'data.used': 'ხმაზე დახარჯული მონაცემები, რაც ეს გვერდი გახსენით: დაახლოებით {size}',
})
