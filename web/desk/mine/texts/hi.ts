// The texts of desk/mine in Hindi.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'mine.next': 'आपका अगला शो',
  'mine.in': '{duration} में',
  'mine.now': 'अब आपका समय है।',
  'mine.none': 'आपके लिए कोई स्लॉट तय नहीं है। कोऑर्डिनेटर से माँगें।',
  'mine.when': '{day}, {from}–{until}',
  'mine.dates': 'अगली तारीख़ें',
  'mine.noDates': 'अगले 60 दिनों में कोई तारीख़ नहीं।',
  'mine.editing': 'देखभाल के लिए',
  'mine.studio': 'स्टूडियो खोलें',
  'how.title': 'लाइव कैसे जाएँ',
  'how.browser': 'फ़ोन या लैपटॉप से: स्टूडियो खोलें, माइक चालू करें, “लाइव जाएँ” दबाएँ। आप पहले आकर इंतज़ार कर सकते हैं; समय होते ही आप अपने आप ऑन एयर हो जाएँगे।',
  'how.client': 'BUTT, Mixxx या OBS से: नीचे की सेटिंग Icecast सर्वर के रूप में डालें, 128 kbit/s MP3 या Ogg के साथ।',
  'how.drop': 'कनेक्शन टूटे तो घबराएँ नहीं: श्रोताओं को संगीत सुनाई देगा, आपकी जगह बनी रहेगी, और आप अपने आप वापस जुड़ जाएँगे।',
  'keys.title': 'आपकी स्ट्रीम कुंजियाँ',
  'keys.help': 'कुंजी आपके प्रोग्राम का पासवर्ड है, इस पेज का नहीं।',
  'keys.address': 'पता',
  'keys.port': 'पोर्ट',
  'keys.mount': 'माउंट',
  'keys.user': 'यूज़र',
  'keys.key': 'पासवर्ड',
  'keys.label': 'आप इसे कहाँ इस्तेमाल करेंगे?',
  'keys.make': 'कुंजी बनाएँ',
  'keys.once': 'कुंजी सिर्फ़ अभी दिखेगी। इसे कॉपी कर लें।',
  'keys.used': 'पिछली बार इस्तेमाल {day}, {time}',
  'keys.unused': 'कभी इस्तेमाल नहीं हुई',
  'keys.revoke': '{label} रद्द करें',
  'keys.revokeShort': 'रद्द करें',
})
