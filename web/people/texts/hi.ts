// The texts of people in Hindi.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'signIn.title': 'साइन इन करें',
  'signIn.login': 'लॉगिन नाम',
  'signIn.password': 'पासवर्ड',
  'signIn.go': 'साइन इन करें',
  'signIn.wrong': 'लॉगिन नाम या पासवर्ड ग़लत है।',
  'signIn.code': 'आपके ऑथेंटिकेटर ऐप का कोड',
  'signIn.codeHelp': 'छह अंक। फ़ोन खो गया? अपना कोई रिकवरी कोड लिखें।',
  'signIn.codeWrong': 'यह कोड ग़लत है या पहले ही इस्तेमाल हो चुका है। अगले कोड का इंतज़ार करें।',
  'signIn.closed': 'यह खाता बंद है। कोऑर्डिनेटर से पूछें।',
  'signIn.tooMany': 'बहुत बार कोशिश हुई। कुछ मिनट रुकें।',
  'signIn.unreachable': 'स्टेशन जवाब नहीं दे रहा। अपना नेटवर्क देखें और फिर कोशिश करें।',
  'signIn.forgotten': 'पासवर्ड याद नहीं? अपने कोऑर्डिनेटर से नया न्योता माँगें।',
  'show.password': 'पासवर्ड दिखाएँ',
  'invite.title': 'रेडियो में आपका स्वागत है',
  'invite.help': 'बस दो जगह भरें, फिर अपना माइक आज़माएँ।',
  'invite.name': 'आपका नाम, जो श्रोता सुनेंगे',
  'invite.password': 'पासवर्ड चुनें',
  'invite.passwordHelp': 'कम से कम 10 अक्षर। तीन-चार शब्द अच्छे रहते हैं।',
  'invite.go': 'अंदर आएँ',
  'invite.gone': 'यह न्योता अब काम नहीं करता।',
  'invite.goneHelp': 'यह इस्तेमाल हो चुका है या बहुत पुराना है। अपने कोऑर्डिनेटर से नया माँगें।',
  'invite.done': '{name}, अब आप रेडियो के साथ हैं',
  'invite.login': 'आपका लॉगिन नाम। इसे लिख लें; अगली बार इसी से और अपने पासवर्ड से साइन इन होगा।',
  'invite.studio': 'स्टूडियो में जाएँ',
  'role.host': 'यहाँ आपकी भूमिका: होस्ट।',
  'role.editor': 'यहाँ आपकी भूमिका: संपादक।',
  'role.moderator': 'यहाँ आपकी भूमिका: मॉडरेटर।',
  'role.coordinator': 'यहाँ आपकी भूमिका: कोऑर्डिनेटर।',
  'role.admin': 'यहाँ आपकी भूमिका: एडमिन।',
})
