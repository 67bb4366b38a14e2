// The texts of the account page in Ukrainian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('uk', 'needs-native-reader', {
  'account.title': 'Ваш акаунт',
  'account.login': 'Логін',
  'account.role': 'Роль',
  'account.signOut': 'Вийти',
  'account.desk': 'До редакції',
  'account.noStation': 'Станція не відповідає. Перевірте мережу.',
  'account.failed': 'Не вдалося: {reason}',
})
