// The texts of take-part in Romanian.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'take.title': 'Fă radio cu noi',
  'take.lead': 'Vrei să povestești, să pui muzică sau să întrebi ceva, în orice limbă? Scrie-ne în două propoziții. Nu ai nevoie de experiență și nici de aparatură.',
  'take.how': 'Ce urmează',
  'take.step1': 'Tu trimiți ideea. Cineva de la radio îți răspunde.',
  'take.step2': 'Îți arătăm studioul: ajung două ore.',
  'take.step3': 'Faci un episod de probă, cu ajutor, dacă vrei.',
  'take.step4': 'Intri în direct, din studio sau de pe telefon.',
  'form.text': 'Ideea ta',
  'form.textHelp': 'În limba care îți place, cel mult 2000 de caractere.',
  'form.languages': 'Limbile emisiunii',
  'form.other': 'Altă limbă',
  'form.otherHelp': 'Scrie care este, în textul ideii.',
  'form.nick': 'Cum să-ți spunem',
  'form.contact': 'Cum te putem găsi',
  'form.contactHelp': 'Un număr de telefon, un e-mail, Signal, Telegram: ce preferi.',
  'form.website': 'Lasă câmpul acesta gol',
  'form.send': 'Trimite ideea',
  'form.privacy': 'Citește doar echipa de coordonare. Păstrăm ideea 12 luni după ultimul pas făcut împreună, apoi o ștergem; dacă ne ceri, o ștergem mai devreme. Fără cont, fără newsletter.',
  'form.thanks': 'Mulțumim, {nick}!',
  'form.thanksPlain': 'Mulțumim!',
  'form.thanksHelp': 'Ideea ta a ajuns la noi. Îți răspundem curând.',
  'form.unreachable': 'Radioul nu răspunde. Textul tău e tot aici; încearcă din nou peste puțin timp.',
  'form.tooMany': 'Au venit foarte multe idei deodată. Textul tău e tot aici; încearcă din nou mai târziu.',
  'form.idea_text': 'Scrie-ți ideea, cu cel mult 2000 de caractere.',
  'form.idea_nick': 'Scrie cum să-ți spunem.',
  'form.idea_contact': 'Scrie cum te putem găsi.',
})
