// The word lists a station starts with: slurs against people are held, swearing is allowed. Short on purpose; a station replaces each
// list by its own at the desk. What somebody may say of themselves or of a dish is in none of them.

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
  be: {
    hold: ['жыд', 'жыды', 'жыдоўск*', 'жыдоўня', 'маскал*', 'кацап*', 'хахол', 'хахлы', 'чурка', 'чуркі', 'чарнамаз*', 'вузкавок*', 'чарнажоп*', 'бульбаш*', 'підар*', 'педзік*', 'цыганв*'],
    hide: [],
    allow: [],
  },
  ar: { hold: ['عبيد', 'زنجي', 'زنوج', 'صليبيين', 'رافضي', 'روافض'], hide: [], allow: [] },
  es: { hold: ['sudaca', 'sudacas', 'maricón', 'maricones', 'negrata*', 'moraco*', 'moromierda*', 'gitanada', 'gitanadas', 'putos moros', 'moros de mierda', 'negro de mierda'], hide: [], allow: [] },
  tr: { hold: ['ibne', 'ibneler', 'gavur', 'gavurlar', 'zenci', 'zenciler', 'ermeni dölü', 'rum dölü', 'ermeni piçi', 'çingene piçi', 'kıro', 'kırolar'], hide: [], allow: [] },
  ro: { hold: ['țigan', 'țigani', 'țigănesc*', 'țigănie', 'jidan*', 'bozgor*', 'cioroi', 'cioară', 'poponar', 'poponari', 'negrotei*'], hide: [], allow: [] },
  // Without their tone marks these would be everyday words.
  vi: { hold: ['=tàu khựa', '=khựa', '=mọi rợ', '=đồ mọi', '=bọn mọi', '=bê đê', '=pê đê', '=xì thẩu'], hide: [], allow: [] },
  ka: { hold: ['პიდარასტ*', 'პიდარ', 'პიდარებ*', 'პედერასტ*', 'ჩურკა', 'ჩურკებ*', 'ხაჩიკ*', 'ურიებ*'], hide: [], allow: [] },
  hi: { hold: ['कटुआ', 'कटुए', 'कटुओं', 'भंगी', 'भंगियों', 'चमार', 'चमारों', 'हब्शी', 'हब्शियों', 'चिंकी', 'katua', 'katue', 'bhangi'], hide: [], allow: [] },
  // Romani has words for those who are not Roma, and none of them is a slur.
  rom: { hold: [], hide: [], allow: [] },
}

/** Lists that nobody who grew up with the language has read yet; a station that saves its own has. */
export const WORDS_TO_REVIEW: readonly string[] = ['be', 'ar', 'es', 'tr', 'ro', 'vi', 'ka', 'hi', 'rom']
