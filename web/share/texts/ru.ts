// The texts of share in Russian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'sheet.title': 'Поделиться',
  'sheet.link': 'Ссылка',
  'sheet.from': 'С {at}',
  'sheet.copy': 'Копировать ссылку',
  'sheet.copied': 'Ссылка скопирована',
  'sheet.cannotCopy': 'Здесь само не копируется: выделите ссылку и скопируйте её.',
  'sheet.apps': 'Отправить',
  'sheet.sms': 'СМС',
  'sheet.mail': 'Эл. почта',
  'sheet.close': 'Закрыть',
})
