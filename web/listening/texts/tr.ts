// The texts of listening in Turkish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'tools.open': 'Geri sarma ve uyku zamanlayıcısı',
  'tools.back': '30 saniye geri',
  'tools.forward': '30 saniye ileri',
  'tools.beginning': 'Programın başından',
  'tools.live': 'Canlı yayına dön',
  'tools.behind': 'canlı yayının {time} gerisinde',
  'tools.cost': 'Daha önceki sesi dinlemek saatte {size} harcar.',
  'tools.gone': 'O kısım artık saklanmıyor. Radyoyu canlı dinliyorsunuz.',
  'tools.unsupported': 'Bu tarayıcı programda geri gidemiyor.',
  'refused.commercial_music': 'Bu program ticari müzik çalıyor: lisansı, dinleyicilerin geri gitmesine izin vermiyor.',
  'refused.nothing_on_air': 'Bir program yayındayken geri gidebilirsiniz.',
  'refused.not_logged': 'Bu programdan henüz saklanan bir şey yok. Birazdan yeniden deneyin.',
  'sleep.label': 'Uyku zamanlayıcısı',
  'sleep.off': 'Kapalı',
  'sleep.minutes': { one: '{count} dakika', other: '{count} dakika' },
  'sleep.show': 'Bu programın sonunda',
  'sleep.left': 'Radyo {time} sonra duracak',
  'data.used': 'Bu sayfayı açtığınızdan beri sesin harcadığı veri: yaklaşık {size}',
})
