// The few words that calendars need, in the languages the site speaks. TODO: all but English need a native reader.

const WORDS = {
  pl: { programme: 'program', cancelled: 'Odwołane', moved: 'Zmiana godziny', rerun: 'Powtórka', special: 'Specjalnie', hosts: 'Prowadzą', languages: 'Języki' },
  en: { programme: 'programme', cancelled: 'Cancelled', moved: 'New time', rerun: 'Repeat', special: 'Special', hosts: 'Hosts', languages: 'Languages' },
  uk: { programme: 'програма', cancelled: 'Скасовано', moved: 'Зміна часу', rerun: 'Повтор', special: 'Спеціально', hosts: 'Ведуть', languages: 'Мови' },
  ar: { programme: 'البرنامج', cancelled: 'أُلغي', moved: 'موعد جديد', rerun: 'إعادة', special: 'خاص', hosts: 'تقديم', languages: 'اللغات' },
  be: { programme: 'праграма', cancelled: 'Адменена', moved: 'Іншы час', rerun: 'Паўтор', special: 'Спецыяльны эфір', hosts: 'Вядуць', languages: 'Мовы' },
  ru: { programme: 'программа', cancelled: 'Отменено', moved: 'Новое время', rerun: 'Повтор', special: 'Специальный эфир', hosts: 'Ведут', languages: 'Языки' },
  vi: { programme: 'chương trình', cancelled: 'Đã hủy', moved: 'Đổi giờ', rerun: 'Phát lại', special: 'Đặc biệt', hosts: 'Dẫn chương trình', languages: 'Ngôn ngữ' },
  ka: { programme: 'პროგრამა', cancelled: 'გაუქმებულია', moved: 'ახალი დრო', rerun: 'გამეორება', special: 'სპეციალური', hosts: 'წამყვანები', languages: 'ენები' },
  es: { programme: 'programación', cancelled: 'Cancelado', moved: 'Nueva hora', rerun: 'Repetición', special: 'Especial', hosts: 'Presentan', languages: 'Idiomas' },
  hi: { programme: 'कार्यक्रम', cancelled: 'रद्द', moved: 'नया समय', rerun: 'दोबारा', special: 'विशेष', hosts: 'प्रस्तुतकर्ता', languages: 'भाषाएँ' },
  tr: { programme: 'yayın akışı', cancelled: 'İptal edildi', moved: 'Yeni saat', rerun: 'Tekrar', special: 'Özel yayın', hosts: 'Sunanlar', languages: 'Diller' },
  ro: { programme: 'program', cancelled: 'Anulat', moved: 'Oră nouă', rerun: 'Reluare', special: 'Ediție specială', hosts: 'Prezintă', languages: 'Limbi' },
} as const

export type CalendarLanguage = keyof typeof WORDS
export type CalendarWords = Readonly<Record<keyof (typeof WORDS)['en'], string>>

export const CALENDAR_LANGUAGES = ['pl', 'en', 'uk', 'be', 'ru', 'vi', 'ka', 'es', 'hi', 'ar', 'tr', 'ro'] as const satisfies readonly CalendarLanguage[]

export function calendarWords(language: CalendarLanguage): CalendarWords {
  return WORDS[language]
}
