// The texts of desk/ideas in Hindi.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'ideas.help': 'लोगों के भेजे विचार, ऑन एयर होने की राह पर। 12 महीने तक कोई क़दम न हो, तो संपर्क मिटा दिए जाते हैं।',
  'ideas.page': 'वह पेज जहाँ से विचार आते हैं',
  'stage.applied': 'विचार भेजा',
  'stage.trained': 'सीख लिया',
  'stage.pilot_accepted': 'नमूना शो मंज़ूर',
  'stage.on_air': 'ऑन एयर',
  'stage.declined': 'मना किया गया',
  'idea.contact': 'संपर्क',
  'idea.languages': 'भाषाएँ',
  'idea.sent': 'भेजा गया',
  'idea.account': 'खाता',
  'idea.steps': 'अब तक के क़दम',
  'idea.move': 'यहाँ ले जाएँ',
  'idea.note': 'डेस्क के लिए नोट',
  'idea.go': 'क़दम लिख लें',
  'idea.invite': '{nick} को न्योता दें',
  'idea.invited': 'न्योता दिया गया',
  'idea.delete': 'मिटाएँ',
  'idea.deleteSure': '{nick} का विचार मिटाएँ?',
  'idea.deleteHelp': 'विचार, संपर्क और सब नोट हमेशा के लिए मिट जाएँगे।',
})
