// The texts of desk/chat in Hindi.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'chat.lead': 'छिपाना, कुछ समय के लिए रोकना और बैन करना वहीं करें जहाँ संदेश है: चैट में।',
  'chat.open': 'चैट खोलें',
  'held.title': 'मॉडरेटर के लिए रुके हुए',
  'held.none': 'कुछ बाक़ी नहीं है।',
  'cases.title': 'मामले',
  'cases.state': 'ये मामले दिखाएँ',
  'cases.none': 'कोई नहीं है।',
  'case.reports': { one: '{count} शिकायत', other: '{count} शिकायतें' },
  'case.by': 'लिखने वाले का नाम: {name}',
  'case.appeal': 'अपील:',
  'decide.title': 'फ़ैसला',
  'decide.hidden': 'संदेश छिपाएँ',
  'decide.kept': 'संदेश बना रहे',
  'decide.send': 'फ़ैसला करें',
  'appeal.reverse': 'फ़ैसला वापस लें',
  'appeal.uphold': 'फ़ैसला बना रहे',
  'appeal.notYou': 'यह फ़ैसला आपका था। अपील पर कोई दूसरे मॉडरेटर फ़ैसला करेंगे।',
  'bans.title': 'कौन नहीं लिख सकते',
  'bans.none': 'सब लिख सकते हैं।',
  'bans.network': 'नेटवर्क के साथ',
  'bans.until': '{day}, {time} तक',
  'bans.end': 'फिर लिखने दें',
  'words.title': 'शब्द सूचियाँ',
  'words.help': 'एक लाइन में एक शब्द या वाक्यांश। “शब्द”: पूरा शब्द; “शुरू*”: जो ऐसे शुरू हो; “*हिस्सा*”: जिसमें यह कहीं भी हो। बड़े-छोटे अक्षर, अक्षरों पर लगे चिह्न (जैसे é) और एक जैसे दिखने वाले अक्षरों से फ़र्क़ नहीं पड़ता। “=शब्द”: सिर्फ़ इन्हीं चिह्नों के साथ।',
  'words.review': 'इस भाषा के किसी मातृभाषी ने यह सूची अभी नहीं पढ़ी है। इसे पढ़ें, बदलें और सेव करें: तब यह आपकी होगी।',
  'words.language': 'भाषा',
  'words.hold': 'मॉडरेटर के देखने तक रुकें',
  'words.hide': 'तुरंत छिपाए जाएँ',
  'words.allow': 'छूट: हमेशा चलेंगे',
})
