// Notices that somebody may be in danger, in the languages of the station's pages, so that help can be offered in private. Pure.
// Rather once too often: the worst that follows is that a moderator looks first.

import type { HelpTopic } from '../chat-schema.ts'
import { wordFinder } from './words.ts'

/** A line of help, as the card shows it. */
export interface HelpContact {
  readonly name: string
  readonly phone: string
  readonly hours: string
}

// NOTE: be, ar, tr, es, ro, vi, ka, hi and Romani wait for somebody who grew up with the language.
const PHRASES: Readonly<Record<HelpTopic, readonly string[]>> = {
  violence: [
    'bije mnie', 'mnie bije', 'mnie bił*', 'pobił mnie', 'boję się męża', 'grozi mi', 'zgwałc*',
    'he beats me', 'he hits me', 'beats me up', 'husband beats', 'boyfriend beats', 'afraid of my husband', 'he will kill me', 'raped me',
    'він мене б\'є', 'мене б\'є', 'б\'є мене', 'чоловік б\'є', 'боюся чоловіка', 'зґвалт*',
    'меня бьет', 'бьет меня', 'меня бьют', 'избил меня', 'боюсь мужа', 'изнасил*',
    'мяне б\'е', 'б\'е мяне', 'мяне б\'юць', 'баюся мужа', 'згвалт*',
    'يضربني', 'زوجي يضربني', 'بيضربني', 'اغتصبني', 'سيقتلني',
    'beni dövüyor', 'bana vuruyor', 'kocam dövüyor', 'kocamdan korkuyorum', 'beni öldürecek', 'tecavüz etti',
    'me pega', 'me golpea', 'me maltrata', 'me va a matar', 'me violó', 'miedo de mi marido', 'miedo a mi marido',
    'mă bate', 'mă lovește', 'frică de soț', 'mă omoară', 'm-a violat',
    'chồng đánh', '=đánh tôi', '=đánh em', 'bị chồng đánh', '=đánh đập',
    'მცემს', 'ქმარი მცემს', 'ქმრის მეშინია', 'გამაუპატიურ*',
    'मुझे मारता है', 'मुझे मारते हैं', 'मुझे पीटता है', 'मुझे पीटते हैं', 'पति मारता है', 'पति पीटता है', 'mujhe marta hai', 'mujhe pitta hai',
    'marel man', 'o rom marel', 'mo rom marel',
  ],
  suicide: [
    'chcę umrzeć', 'chcę się zabić', 'zabiję się', 'nie chcę żyć', 'nie chce mi się żyć', 'samobójstw*',
    'want to die', 'kill myself', 'end my life', 'dont want to live', 'suicidal',
    'хочу померти', 'не хочу жити', 'вб\'ю себе', 'самогубств*',
    'хочу умереть', 'не хочу жить', 'убью себя', 'покончить с собой', 'самоубийств*',
    'хачу памерці', 'не хачу жыць', 'заб\'ю сябе', 'самагубств*',
    'اريد ان اموت', 'بدي اموت', 'لا اريد ان اعيش', 'انتحر', 'الانتحار',
    'ölmek istiyorum', 'kendimi öldür*', 'yaşamak istemiyorum', 'intihar*',
    'quiero morir', 'no quiero vivir', 'matarme', 'suicidarme', 'quitarme la vida',
    'vreau să mor', 'nu mai vreau să trăiesc', 'mă sinucid',
    'muốn chết', '=tự tử', 'muốn tự tử', 'không muốn sống',
    'სიკვდილი მინდა', 'თვითმკვლელობ*', 'აღარ მინდა სიცოცხლე', 'თავს მოვიკლავ',
    'मरना चाहता', 'मरना चाहती', 'जीना नहीं चाहता', 'जीना नहीं चाहती', 'आत्महत्या', 'खुदकुशी', 'marna chahta', 'marna chahti',
    'kamav te merav', 'mangav te merav', 'na mangav te živav',
  ],
  trafficking: [
    'zabrał mi paszport', 'zabrali mi paszport', 'zabrała mi paszport', 'zmusza mnie', 'zmuszają mnie', 'nie pozwala mi wyjść',
    'took my passport', 'has my passport', 'forces me to work', 'not let me leave',
    'забрав паспорт', 'забрали паспорт', 'забрав мій паспорт', 'забрали мій паспорт', 'змушують мене',
    'забрал паспорт', 'забрал мой паспорт', 'забрали мой паспорт', 'заставляют меня',
    'забраў пашпарт', 'забралі пашпарт', 'забраў мой пашпарт', 'забралі мой пашпарт', 'прымушаюць мяне',
    'اخذ جوازي', 'اخذوا جوازي', 'جواز سفري معه',
    'pasaportumu aldı', 'pasaportumu aldılar',
    'me quitó el pasaporte', 'me quitaron el pasaporte', 'me obligan a',
    'mi-a luat pașaportul', 'mi-au luat pașaportul', 'mă obligă',
    'giữ hộ chiếu', 'lấy hộ chiếu',
    'პასპორტი წამართვ*', 'პასპორტი წამართვა', 'ძალით მამუშავებ*',
    'पासपोर्ट ले लिया', 'पासपोर्ट छीन लिया',
  ],
}

const FINDERS = Object.entries(PHRASES).map(([topic, phrases]) => ({ topic: topic as HelpTopic, finds: wordFinder(phrases) })) // the keys of the record above

/** What kind of help a text calls for; null: none. */
export function helpTopicOf(text: string): HelpTopic | null {
  return FINDERS.find(({ finds }) => finds(text))?.topic ?? null
}

/** Poland's own lines; all but KCIK's cost the caller nothing. NOTE: a station elsewhere changes them here; `docs/operating.md` says so. */
export const HELP_CONTACTS: Readonly<Record<HelpTopic, readonly HelpContact[]>> = {
  violence: [
    { name: '112', phone: '112', hours: '24/7' },
    { name: 'Niebieska Linia', phone: '800120002', hours: '24/7' },
  ],
  suicide: [
    { name: '112', phone: '112', hours: '24/7' },
    { name: 'Centrum Wsparcia', phone: '800702222', hours: '24/7' },
    { name: 'Telefon zaufania dla dzieci i młodzieży', phone: '116111', hours: '24/7' },
  ],
  trafficking: [
    { name: '112', phone: '112', hours: '24/7' },
    { name: 'KCIK', phone: '226280120', hours: '24/7' },
  ],
}
