// The texts of desk/storage in Hindi.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'storage.free': '{total} में से {free} ख़ाली',
  'storage.reserve': 'जब {size} से कम ख़ाली रह जाए, तो संग्रह के काम रुक जाते हैं, ताकि प्रसारण और उसकी रिकॉर्डिंग के लिए जगह रहे।',
  'storage.ample': 'जगह है।',
  'storage.low': 'अब जगह बनाने या बड़ी डिस्क लेने का समय है।',
  'storage.short': 'जगह होने तक काम रुके हैं और कुछ भेजा नहीं जा सकता। प्रसारण चल रहा है, और जब तक हो सके रिकॉर्डिंग भी।',
  'storage.days': { one: 'पिछले दो हफ़्तों की रफ़्तार से डिस्क {count} दिन में भर जाएगी।', other: 'पिछले दो हफ़्तों की रफ़्तार से डिस्क {count} दिनों में भर जाएगी।' },
  'storage.what': 'जगह किससे भरी है',
  'part.airLog': 'प्रसारण लॉग',
  'part.airLog.help': 'ऑन एयर गया हर सेकंड',
  'part.recordings': 'लाइव शो की रिकॉर्डिंग',
  'part.recordings.help': 'मूल (lossless), जैसे रिकॉर्ड हुई',
  'part.masters': 'एपिसोड की मूल फ़ाइलें',
  'part.masters.help': 'मूल (lossless), नई कटाई के लिए',
  'part.published': 'एपिसोड',
  'part.published.help': 'जो श्रोताओं को मिलता है',
  'part.uploads': 'भेजी गई फ़ाइलें',
  'part.uploads.help': 'रास्ते में, या अपने स्लॉट के इंतज़ार में',
  'part.database': 'डेटाबेस',
  'part.database.help': 'समय-सारणी, लोग, इतिहास',
  'part.other': 'बाक़ी सब',
  'part.other.help': 'कवर, संगीत, आवाज़ें, चल रहे काम',
  'storage.elsewhere': 'एपिसोड और उनकी मूल फ़ाइलें दूसरी जगह रखी हैं, इस डिस्क पर नहीं।',
  'storage.rules': 'अपने आप क्या हटता है',
  'storage.lossless': {
    one: 'रिकॉर्डिंग और मूल फ़ाइलें एपिसोड के प्रकाशित होने के {count} दिन बाद हटती हैं; ड्राफ़्ट अपनी फ़ाइलें रखता है।',
    other: 'रिकॉर्डिंग और मूल फ़ाइलें एपिसोड के प्रकाशित होने के {count} दिन बाद हटती हैं; ड्राफ़्ट अपनी फ़ाइलें रखता है।',
  },
  'storage.losslessKept': 'रिकॉर्डिंग और मूल फ़ाइलें हमेशा रखी जाती हैं।',
  'storage.noArchive': 'जिन शो का संग्रह नहीं रखा जाता, उनकी रिकॉर्डिंग दोबारा सुनाए जाने के बाद हट जाती है।',
  'storage.uploads': { one: 'अधूरा छोड़ा गया अपलोड {count} दिन बाद हटा दिया जाता है।', other: 'अधूरा छोड़ा गया अपलोड {count} दिन बाद हटा दिया जाता है।' },
})
