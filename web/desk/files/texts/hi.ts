// The texts of desk/files in Hindi.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'files.help': 'समय-सारणी की फ़ाइलों में जो है, पर समय-सारणी में नहीं। जहाँ फ़ाइलों और डेस्क ने एक ही चीज़ बदली है, वहाँ फ़ैसला आपका है; तब तक डेस्क वाला ही रहता है।',
  'files.agree': 'फ़ाइलें और डेस्क एक जैसे हैं; तय करने को कुछ नहीं है।',
  'files.problems': 'फ़ाइलें अभी जैसी हैं, वैसी लागू नहीं हो सकतीं',
  'files.changes': 'फ़ाइलें लागू करने से यह भी बदलेगा',
  'files.moreChanges': { one: 'साथ में {count} और', other: 'साथ में {count} और' },
  'files.conflicts': 'तय करना है',
  'files.files': 'जैसा फ़ाइलों में है',
  'files.desk': 'जैसा डेस्क पर है',
  'files.nothing': 'समय-सारणी में नहीं',
  'files.same': 'जैसा था',
  'files.needs': 'इसके लिए {what} चाहिए, जिसे दूसरी तरफ़ ने बदला या हटाया है: दोनों एक ही तरफ़ से लें।',
  'files.fields': 'क्या अलग है',
  'files.apply': 'लागू करें',
  'files.applied': 'लागू हो गया।',
  'files.left': { one: '{count} बात तय नहीं हुई और डेस्क जैसी ही रहेगी।', other: '{count} बातें तय नहीं हुईं और डेस्क जैसी ही रहेंगी।' },
})
