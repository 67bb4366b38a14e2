// The texts of desk/files in Georgian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ka', 'needs-native-reader', {
  'files.help': 'რა წერია პროგრამის ფაილებში, რაც პროგრამაში არ არის. სადაც ფაილებმა და რედაქციამ ერთი და იგივე შეცვალა, თქვენ წყვეტთ; მანამდე რედაქციის ვერსია რჩება.',
  'files.agree': 'ფაილები და რედაქცია თანხვედრაშია; გადასაწყვეტი არაფერია.',
  'files.problems': 'ფაილების ამ სახით გამოყენება არ შეიძლება',
  'files.changes': 'ფაილების გამოყენება ამასაც შეცვლის',
  'files.moreChanges': { one: 'და კიდევ {count}', other: 'და კიდევ {count}' },
  'files.conflicts': 'გადასაწყვეტი',
  'files.files': 'როგორც ფაილებშია',
  'files.desk': 'როგორც რედაქციაშია',
  'files.nothing': 'პროგრამაში არ არის',
  'files.same': 'როგორც იყო',
  'files.needs': 'ამას სჭირდება: {what}. მეორე მხარემ ის შეცვალა ან წაშალა: ორივე ერთი მხრიდან აიღეთ.',
  'files.fields': 'რა განსხვავდება',
  'files.apply': 'გამოყენება',
  'files.applied': 'გამოყენებულია.',
  'files.left': { one: '{count} საკითხი გადაუწყვეტელია და ისე რჩება, როგორც რედაქციაშია.', other: '{count} საკითხი გადაუწყვეტელია და ისე რჩება, როგორც რედაქციაშია.' },
})
