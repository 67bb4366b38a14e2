// The texts of desk/people in Hindi.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'people.search': 'खोजें',
  'people.none': 'कोई नहीं मिला।',
  'people.count': { one: '{count} व्यक्ति', other: '{count} लोग' },
  'people.closed': 'बंद',
  'people.secondStep': 'दूसरा क़दम',
  'people.login': 'लॉगिन नाम',
  'people.seen': 'पिछली बार',
  'people.never': 'अभी साइन इन नहीं',
  'people.notYours': 'यह खाता सिर्फ़ एडमिन बदल सकते हैं।',
  'people.role': 'भूमिका',
  'people.host': 'ऑन एयर नाम',
  'people.noHost': 'समय-सारणी में कोई नाम नहीं',
  'people.shows': 'देखभाल के लिए शो',
  'people.addShow': 'शो दें',
  'people.takeShow': '{show} वापस लें',
  'people.close': 'खाता बंद करें',
  'people.closeHelp': 'खाता बंद करते ही सब सत्र और लाइव कनेक्शन ख़त्म हो जाते हैं। इसे फिर खोला जा सकता है।',
  'people.open': 'खाता फिर से खोलें',
  'people.sessions': 'कहाँ-कहाँ साइन इन',
  'people.endSessions': 'हर जगह से साइन आउट करें',
  'invite.title': 'किसी को न्योता दें',
  'invite.make': 'लिंक बनाएँ',
  'invite.share': 'IMI Radio का न्योता',
})
