// The few words that calendars need, in the languages the site speaks. TODO: pl, uk and ar need a native reader.

const WORDS = {
  pl: { programme: 'program', cancelled: 'Odwołane', moved: 'Zmiana godziny', rerun: 'Powtórka', special: 'Specjalnie', hosts: 'Prowadzą', languages: 'Języki' },
  en: { programme: 'programme', cancelled: 'Cancelled', moved: 'New time', rerun: 'Repeat', special: 'Special', hosts: 'Hosts', languages: 'Languages' },
  uk: { programme: 'програма', cancelled: 'Скасовано', moved: 'Зміна часу', rerun: 'Повтор', special: 'Спеціально', hosts: 'Ведуть', languages: 'Мови' },
  ar: { programme: 'البرنامج', cancelled: 'أُلغي', moved: 'موعد جديد', rerun: 'إعادة', special: 'خاص', hosts: 'تقديم', languages: 'اللغات' },
} as const

export type CalendarLanguage = keyof typeof WORDS
export type CalendarWords = Readonly<Record<keyof (typeof WORDS)['en'], string>>

export const CALENDAR_LANGUAGES = ['pl', 'en', 'uk', 'ar'] as const satisfies readonly CalendarLanguage[]

export function calendarWords(language: CalendarLanguage): CalendarWords {
  return WORDS[language]
}
