// The texts of listening in Hindi.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('hi', 'needs-native-reader', {
  'tools.open': 'पीछे जाना और स्लीप टाइमर',
  'tools.back': '30 सेकंड पीछे',
  'tools.forward': '30 सेकंड आगे',
  'tools.beginning': 'शुरू से',
  'tools.live': 'वापस लाइव पर',
  'tools.behind': 'लाइव से {time} पीछे',
  'tools.cost': 'पहले की आवाज़ सुनने में {size} प्रति घंटा लगता है।',
  'tools.gone': 'वह हिस्सा अब नहीं रखा है। रेडियो अब लाइव चल रहा है।',
  'tools.unsupported': 'यह ब्राउज़र शो में पीछे नहीं जा सकता।',
  'refused.commercial_music': 'इस शो में व्यावसायिक संगीत बजता है: उसका लाइसेंस पीछे जाने की इजाज़त नहीं देता।',
  'refused.nothing_on_air': 'पीछे जाना शो के दौरान हो सकता है।',
  'refused.not_logged': 'इस शो का अभी कुछ नहीं रखा है। थोड़ी देर में फिर कोशिश करें।',
  'sleep.label': 'स्लीप टाइमर',
  'sleep.off': 'बंद',
  'sleep.minutes': { one: '{count} मिनट', other: '{count} मिनट' },
  'sleep.show': 'इस शो के अंत में',
  'sleep.left': 'रेडियो {time} में बंद हो जाएगा',
  'data.used': 'यह पेज खोलने के बाद आवाज़ का डेटा: लगभग {size}',
})
