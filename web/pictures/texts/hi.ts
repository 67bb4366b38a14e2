// The texts of pictures in Hindi.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'pictures.title': 'बिना पढ़े सुनें और पूछें',
  'pictures.description': 'सभी शो तस्वीरों में: नाम सुनने के लिए छुएँ, शो सुनने के लिए फिर छुएँ, अपनी आवाज़ में सवाल पूछने के लिए दबाकर रखें।',
  'pictures.unknown': 'स्टेशन अभी जवाब नहीं दे रहा। बाद में फिर कोशिश करें।',
  'tile.say': '{title}: नाम सुनें',
  'tile.play': '{title}: सुनें',
  'tile.stop': '{title}: रोकें',
  'ask.hold': '{title}: अपनी आवाज़ में पूछें। दबाकर बोलें, या शुरू करने के लिए छुएँ और ख़त्म करने के लिए फिर छुएँ।',
  'ask.stop': 'रिकॉर्डिंग रोकें',
  'ask.asking': 'माइक की अनुमति दें',
  'ask.recording': 'अब बोलें',
  'ask.recorded': 'आपका सवाल रिकॉर्ड हो गया। उसे सुनें, मिटाएँ या भेजें।',
  'ask.listen': 'अपना सवाल सुनें',
  'ask.listenStop': 'सुनना बंद करें',
  'ask.delete': 'अपना सवाल मिटाएँ',
  'ask.mayAir': 'मेरी आवाज़ ऑन एयर सुनाई जा सकती है',
  'ask.send': 'अपना सवाल भेजें',
  'sent.sending': 'आपका सवाल भेजा जा रहा है',
  'sent.waiting': 'कनेक्शन नहीं है। आपका सवाल यहाँ रखा है और बाद में भेज दिया जाएगा।',
  'sent.kept': 'आपका सवाल रेडियो को मिल गया। धन्यवाद!',
  'sent.refused': 'आपका सवाल नहीं लिया जा सका। उसे फिर से रिकॉर्ड करें।',
  'back.take': 'अपना सवाल वापस लें',
  'back.takeOf': '{title}: अपना सवाल वापस लें',
  'back.sure': 'हाँ, हमेशा के लिए मिटाएँ',
  'back.failed': 'अभी वापस नहीं लिया जा सका। कनेक्शन आने पर फिर कोशिश करें।',
  'mine.title': 'आपके सवाल',
  'microphone.denied': 'ब्राउज़र ने माइक की अनुमति नहीं दी। ब्राउज़र की सेटिंग में अनुमति दें।',
  'microphone.none': 'कोई माइक नहीं मिला।',
  'microphone.busy': 'कोई दूसरा ऐप माइक इस्तेमाल कर रहा है। उसे बंद करके फिर कोशिश करें।',
  'microphone.insecure': 'माइक सिर्फ़ सुरक्षित पते (https) पर चलता है।',
  'microphone.unknown': 'माइक चालू नहीं हुआ। फिर कोशिश करें।',
  'microphone.unsupported': 'यह ब्राउज़र आपकी आवाज़ रिकॉर्ड नहीं कर सकता। नया ब्राउज़र इस्तेमाल करें।',
})
