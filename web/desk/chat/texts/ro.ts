// The texts of desk/chat in Romanian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ro', 'needs-native-reader', {
  'chat.lead': 'Ascunzi mesaje, oprești scrisul o vreme și blochezi acolo unde e mesajul: în chat.',
  'chat.open': 'Deschide chatul',
  'held.title': 'Așteaptă moderarea',
  'held.none': 'Nu așteaptă nimic.',
  'cases.title': 'Cazuri',
  'cases.state': 'Arată cazurile cu starea',
  'cases.none': 'Nu există niciunul.',
  'case.reports': { one: '{count} raportare', few: '{count} raportări', other: '{count} de raportări' },
  'case.by': 'a decis {name}',
  'case.appeal': 'Contestație:',
  'decide.title': 'Decizie',
  'decide.hidden': 'Ascunde mesajul',
  'decide.kept': 'Mesajul rămâne',
  'decide.send': 'Decide',
  'appeal.reverse': 'Retrage decizia',
  'appeal.uphold': 'Decizia rămâne',
  'appeal.notYou': 'Decizia aceasta e a ta. Contestația o decide altcineva din echipa de moderare.',
  'bans.title': 'Cine nu poate scrie',
  'bans.none': 'Toată lumea poate scrie.',
  'bans.network': 'împreună cu rețeaua',
  'bans.until': 'până la {day}, {time}',
  'bans.end': 'Permite din nou scrisul',
  'words.title': 'Liste de cuvinte',
  'words.help': 'Un cuvânt sau o expresie pe rând. „cuvânt”: cuvântul întreg; „început*”: ce începe așa; „*parte*”: ce conține asta oriunde. Literele mari, accentele și literele care seamănă nu contează. „=cuvânt”: doar cu aceste accente.',
  'words.review': 'Lista n-a fost citită încă de cineva care a crescut cu limba aceasta. Citește-o, schimb-o și salveaz-o: atunci e a voastră.',
  'words.language': 'Limbă',
  'words.hold': 'Așteaptă moderarea',
  'words.hide': 'Ascunse imediat',
  'words.allow': 'Excepții: permise mereu',
})
