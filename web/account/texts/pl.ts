// The texts of the account page in Polish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'account.title': 'Twoje konto',
  'account.login': 'Login',
  'account.role': 'Rola',
  'account.signOut': 'Wyloguj się',
  'account.desk': 'Do redakcji',
  'account.noStation': 'Stacja nie odpowiada. Sprawdź sieć.',
  'account.failed': 'Nie udało się: {reason}',
})
