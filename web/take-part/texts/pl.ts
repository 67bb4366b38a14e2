// The texts of the page where ideas come in in Polish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('pl', 'needs-native-reader', {
  'take.title': 'Rób z nami radio',
  'take.lead': 'Masz coś do opowiedzenia, zagrania albo zapytania, w dowolnym języku? Napisz to w dwóch zdaniach. Nie potrzebujesz doświadczenia ani sprzętu.',
  'take.how': 'Co będzie dalej',
  'take.step1': 'Wysyłasz pomysł. Ktoś z radia odpisuje.',
  'take.step2': 'Pokazujemy Ci studio: wystarczą dwie godziny.',
  'take.step3': 'Robisz odcinek pilotażowy, z pomocą, jeśli chcesz.',
  'take.step4': 'Jesteś na antenie, ze studia albo z telefonu.',
  'form.text': 'Twój pomysł',
  'form.textHelp': 'W języku, w którym chcesz, do 2000 znaków.',
  'form.languages': 'Języki audycji',
  'form.other': 'Inny język',
  'form.otherHelp': 'Napisz o nim w pomyśle.',
  'form.nick': 'Jak się do Ciebie zwracać',
  'form.contact': 'Jak się z Tobą skontaktować',
  'form.contactHelp': 'Telefon, e-mail, Signal, Telegram: co wolisz.',
  'form.website': 'Zostaw to pole puste',
  'form.send': 'Wyślij pomysł',
  'form.privacy': 'Czyta to tylko koordynacja. Trzymamy to 12 miesięcy od ostatniego wspólnego kroku, potem usuwamy; na prośbę wcześniej. Bez konta i bez newslettera.',
  'form.thanks': 'Dziękujemy, {nick}!',
  'form.thanksPlain': 'Dziękujemy!',
  'form.thanksHelp': 'Twój pomysł do nas dotarł. Wkrótce odpiszemy.',
  'form.unreachable': 'Stacja nie odpowiada. Twój tekst tu został; spróbuj za chwilę.',
  'form.tooMany': 'Przyszło naraz bardzo dużo pomysłów. Twój tekst tu został; spróbuj później.',
  'form.idea_text': 'Opisz pomysł w 1 do 2000 znaków.',
  'form.idea_nick': 'Napisz, jak się do Ciebie zwracać.',
  'form.idea_contact': 'Napisz, jak się z Tobą skontaktować.',
})
