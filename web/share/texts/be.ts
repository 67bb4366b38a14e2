// The texts of share in Belarusian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('be', 'needs-native-reader', {
  'sheet.title': 'Падзяліцца',
  'sheet.link': 'Спасылка',
  'sheet.from': 'З {at}',
  'sheet.copy': 'Капіраваць спасылку',
  'sheet.copied': 'Спасылка скапіравана',
  'sheet.cannotCopy': 'Тут само не капіруецца: вылучыце спасылку і скапіруйце яе.',
  'sheet.apps': 'Адправіць',
  'sheet.sms': 'SMS',
  'sheet.mail': 'Электронная пошта',
  'sheet.close': 'Закрыць',
})
