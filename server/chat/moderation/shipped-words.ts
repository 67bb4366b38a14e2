// The word lists a station starts with: slurs against people are held, swearing is allowed. Short on purpose; a station replaces each
// list by its own at the desk. Only languages somebody could vouch for; the others begin empty.

import type { WordList } from './words.ts'

export const SHIPPED_WORDS: Readonly<Record<string, WordList>> = {
  pl: {
    hold: ['czarnuch*', 'asfalt*y', 'ciapat*', 'brudas*', 'żydek', 'żydki', 'żydzisk*', 'parch', 'parchy', 'kacap*', 'banderow*', 'ukropy', 'upadlin*', 'cygan', 'cygany', 'cygańsk*', 'pedał', 'pedały', 'pedalsk*', 'pedalstw*', 'ciota', 'cioty', 'downy', 'żółtek', 'żółtki', 'szwab*', 'turas*', 'arabus*', 'murzyn*'],
    hide: [],
    // Places, people and things that only look so.
    allow: ['murzynowo', 'szwabia', 'cyganeria', 'cyganka'],
  },
  en: {
    hold: ['*nigger*', 'nigga*', 'faggot*', 'kike', 'kikes', 'chink', 'chinks', 'gook', 'gooks', 'spic', 'spics', 'tranny', 'trannies', 'raghead*', 'towelhead*', 'sandnigger*', 'wetback*', 'retard', 'retards', 'gypsies', 'gypsy', 'paki', 'pakis', '*cunt*'],
    hide: [],
    allow: ['snigger', 'sniggers', 'sniggered', 'sniggering', 'Scunthorpe', 'Niger', 'Nigeria', 'Nigerian', 'Nigerians', 'Nigerien'],
  },
  uk: {
    hold: ['жид', 'жиди', 'жидів*', 'жидів', 'жидівськ*', 'кацап*', 'москал*', 'чорножоп*', 'чурк*', 'вузькоок*', 'нігер', 'нігери', 'підар*', 'підор*', 'циганськ*', 'циганв*'],
    hide: [],
    allow: ['Нігерія', 'Нігер'],
  },
  ru: {
    hold: ['жид', 'жиды', 'жидов*', 'хохол', 'хохл*', 'кацап*', 'чурка', 'чурки', 'чурок', 'черножоп*', 'узкоглаз*', 'ниггер*', 'пидор*', 'пидар*', 'хач', 'хачи', 'хачей', 'укроп', 'укропы', 'бандеров*', 'даун', 'дауны'],
    hide: [],
    allow: ['хохлома', 'Нигер', 'Нигерия'],
  },
  be: { hold: ['жыд', 'жыды', 'жыдоўск*', 'маскал*', 'чурк*', 'бульбаш*', 'підар*'], hide: [], allow: [] },
  ar: { hold: ['عبيد', 'زنجي', 'زنوج', 'صليبيين', 'رافضي', 'روافض'], hide: [], allow: [] },
  es: { hold: ['sudaca', 'sudacas', 'maricón', 'maricones', 'negrata*', 'gitanill*', 'moraco*'], hide: [], allow: [] },
  tr: { hold: ['ibne', 'ibneler', 'gavur', 'gavurlar', 'zenci', 'zenciler'], hide: [], allow: [] },
  ro: { hold: ['țigan', 'țigani', 'țigănesc*', 'jidan*', 'bozgor*', 'cioroi', 'cioară'], hide: [], allow: [] },
  vi: { hold: [], hide: [], allow: [] },
  ka: { hold: [], hide: [], allow: [] },
  hi: { hold: [], hide: [], allow: [] },
}
