import { expect, test } from 'vitest'
import { helpTopicOf } from '../../../server/chat/moderation/help.ts'

test.each([
  ['pl', 'Mąż mnie bije, co robić?', 'violence'],
  ['en', 'He beats me every week', 'violence'],
  ['uk', 'він мене бʼє щодня', 'violence'],
  ['uk, typed without the apostrophe', 'він мене бє щодня', 'violence'],
  ['ru', 'муж меня бьёт', 'violence'],
  ['be', 'муж мяне б’е', 'violence'],
  ['ar', 'زوجي يَضرِبُني كل يوم', 'violence'],
  ['tr', 'Kocam beni dövüyor', 'violence'],
  ['es', 'mi marido me pega', 'violence'],
  ['ro', 'sotul ma bate', 'violence'],
  ['vi', 'chồng đánh em mỗi ngày', 'violence'],
  ['ka', 'ქმარი მცემს', 'violence'],
  ['hi', 'वह मुझे मारता है', 'violence'],
  ['pl', 'juz nie chce zyc', 'suicide'],
  ['en', "I don't want to live anymore", 'suicide'],
  ['hi', 'मैं मरना चाहती हूँ', 'suicide'],
  ['uk', 'роботодавець забрав паспорт', 'trafficking'],
  ['es', 'El jefe me quitó el pasaporte', 'trafficking'],
])('%s: "%s" calls for help', (_language, text, topic) => expect(helpTopicOf(text)).toBe(topic))

test.each([
  'Bije brawo wam wszystkim',
  'this song beats everything',
  'Gdzie wyrobić paszport?',
  'mam nowy paszport',
  'Люблю жити тут',
  'nie chcę żyta, chcę pszenicy',
])('"%s" does not', (text) => expect(helpTopicOf(text)).toBeNull())
