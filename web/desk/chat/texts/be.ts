// The texts of desk/chat in Belarusian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'chat.lead': 'Хаваць, забараняць пісаць на час і блакіраваць можна там, дзе паведамленне: у чаце.',
  'chat.open': 'Адкрыць чат',
  'held.title': 'Чакае мадэрацыі',
  'held.none': 'Нічога не чакае.',
  'cases.title': 'Справы',
  'cases.state': 'Паказаць справы, стан якіх',
  'cases.none': 'Такіх няма.',
  'case.reports': { one: '{count} скарга', few: '{count} скаргі', many: '{count} скаргаў', other: '{count} скаргі' },
  'case.by': 'рашэнне: {name}',
  'case.appeal': 'Абскарджанне:',
  'decide.title': 'Рашэнне',
  'decide.hidden': 'Схаваць паведамленне',
  'decide.kept': 'Паведамленне застаецца',
  'decide.send': 'Вырашыць',
  'appeal.reverse': 'Скасаваць рашэнне',
  'appeal.uphold': 'Рашэнне застаецца',
  'appeal.notYou': 'Гэта было ваша рашэнне. Абскарджанне разглядае іншы чалавек з мадэрацыі.',
  'bans.title': 'Каму нельга пісаць',
  'bans.none': 'Пісаць можна ўсім.',
  'bans.network': 'разам з сеткай',
  'bans.until': 'да: {day}, {time}',
  'bans.end': 'Зноў дазволіць пісаць',
  'words.title': 'Спісы слоў',
  'words.help': 'Адно слова або выраз у радку. «слова»: усё слова; «корань*»: што так пачынаецца; «*частка*»: дзе гэта ёсць у любым месцы. Вялікія літары, націскі і падобныя літары не мяняюць нічога. «=слова»: толькі з гэтымі знакамі.',
  'words.review': 'Гэты спіс яшчэ не чытаў ніхто, хто вырас з гэтай мовай. Прачытайце, папраўце і захавайце: тады ён ваш.',
  'words.language': 'Мова',
  'words.hold': 'Чакае мадэрацыі',
  'words.hide': 'Схаваць адразу',
  'words.allow': 'Выключэнні: заўсёды дазволена',
})
