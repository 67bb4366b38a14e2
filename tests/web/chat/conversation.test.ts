import { describe, expect, test } from 'vitest'
import type { ChatMessage, ChatReply } from '../../../server/chat/chat-schema.ts'
import { heard, heldOf, messagesOf, NOTHING_SAID, queueOf, trimmed, withOlder, withQueue, type Conversation } from '../../../web/chat/conversation.ts'
import { isInMyLanguages, languagesToChoose } from '../../../web/chat/languages.ts'
import { piecesOf } from '../../../web/chat/links.ts'
import { arrived, beginReading, turned, unreadOf } from '../../../web/chat/reading.ts'
import { message, OLA } from '../../support/chat-messages.ts'

const hidden = (id: number) => message(id, { state: 'hidden', text: '', author: null })
const news = (seq: number, messages: readonly ChatMessage[], reset = false): Extract<ChatReply, { type: 'messages' }> => ({ type: 'messages', room: 'station', seq, reset, messages: [...messages] })
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => message(from + n))
const ids = (conversation: Conversation) => messagesOf(conversation).map(({ id }) => id)
const joined = (to: number, from = Math.max(1, to - 49)) => heard(NOTHING_SAID, news(to, numbers(from, to), true))

describe('messages', () => {
  test('stand in the order of saying, whatever order they come in', () => {
    const conversation = heard(heard(joined(2), news(4, [message(4)])), news(5, [message(3)]))
    expect(ids(conversation)).toEqual([1, 2, 3, 4])
  })

  test('said twice, after a lost line, are there once', () => {
    const conversation = heard(joined(3), news(5, [message(3), message(4), message(5)]))
    expect(ids(heard(conversation, news(5, [message(4), message(5)])))).toEqual([1, 2, 3, 4, 5])
    expect(conversation.seq).toBe(5)
  })

  test('a changed one takes the place of the old one; a hidden or erased one goes', () => {
    let conversation = heard(joined(3), news(4, [message(2, { text: 'links allowed', linksAllowed: true })]))
    expect(messagesOf(conversation)[1]?.linksAllowed).toBe(true)
    conversation = heard(conversation, news(6, [hidden(1), message(3, { state: 'erased', text: '', author: null })]))
    expect(ids(conversation)).toEqual([2])
  })

  test('hidden ones stay with a moderator, who still gets their text', () => {
    expect(ids(heard(joined(2), news(3, [message(2, { state: 'hidden' })])))).toEqual([1, 2])
  })

  test('an unknown one that comes hidden is passed over, and one shown again comes back', () => {
    const conversation = heard(joined(2), news(4, [hidden(3)]))
    expect(ids(conversation)).toEqual([1, 2])
    expect(ids(heard(conversation, news(5, [message(3)])))).toEqual([1, 2, 3])
  })

  test('a reset forgets what was known', () => {
    expect(ids(heard(joined(3), news(900, numbers(899, 900), true)))).toEqual([899, 900])
  })

  test('one hidden while an older page was under way is not brought back by that page', () => {
    const conversation = heard(joined(100), news(101, [hidden(20)]))
    expect(ids(withOlder(conversation, numbers(1, 50)))).not.toContain(20)
  })

  test('one changed while an older page was under way keeps its change', () => {
    const conversation = heard(joined(100), news(101, [message(20, { text: 'newer' })]))
    expect(messagesOf(withOlder(conversation, numbers(1, 50))).find(({ id }) => id === 20)?.text).toBe('newer')
  })

  test('a change far above leaves no hole: the list still begins where it is known without a gap', () => {
    const conversation = heard(joined(100), news(101, [message(7, { queue: 'answered', kind: 'question' })]))
    expect(ids(conversation)[0]).toBe(51)
    expect(queueOf(conversation, 'answered').map(({ id }) => id)).toEqual([7])
  })

  test('a full page means that there may be older ones, a shorter one that there are none', () => {
    expect(joined(49).floor).toBe(0)
    const conversation = joined(100)
    expect(conversation.floor).toBe(51)
    const older = withOlder(conversation, numbers(20, 50))
    expect(older.floor).toBe(0)
    expect(ids(older)[0]).toBe(20)
  })

  test('after an evening the oldest are let go, but not the queue', () => {
    const long = withQueue(joined(700, 1), [message(1, { queue: 'queued', kind: 'question' })])
    const asked = heard(long, news(701, [message(2, { queue: 'queued', kind: 'question' })]))
    const short = trimmed(asked, 400)
    expect(ids(short)).toHaveLength(400)
    expect(short.floor).toBe(301)
    expect(queueOf(short, 'queued').map(({ id }) => id)).toEqual([2])
  })
})

describe('the queue', () => {
  test('keeps the order of asking, however the answers came', () => {
    const conversation = heard(joined(1), news(9, [5, 3, 4].map((id) => message(id, { kind: 'question', queue: 'queued' }))))
    expect(queueOf(conversation, 'queued').map(({ id }) => id)).toEqual([3, 4, 5])
    const later = heard(conversation, news(10, [message(3, { kind: 'question', queue: 'on_air' })]))
    expect([queueOf(later, 'queued').length, queueOf(later, 'on_air').length]).toEqual([2, 1])
  })

  test('has no question that still waits for a moderator or was hidden', () => {
    const held = message(2, { kind: 'question', queue: 'queued', state: 'held', heldFor: 'words' })
    const conversation = heard(joined(1), news(3, [held, message(3, { kind: 'question', queue: 'queued', state: 'hidden' })]))
    expect(queueOf(conversation, 'queued')).toEqual([])
    expect(heldOf(conversation).map(({ id }) => id)).toEqual([2])
  })
})

describe('reading', () => {
  test('who follows has nothing unread and no line', () => {
    const reading = beginReading(0, 7, true)
    expect(reading).toMatchObject({ seenUpTo: 7, lineAfter: null })
  })

  test('who reads further up is told how many came, and the line stands where reading stopped', () => {
    let reading = turned(beginReading(0, 7, true), { isAtEnd: false }, 7)
    reading = arrived(reading, 9)
    expect(reading.lineAfter).toBe(7)
    const others = [...numbers(6, 9), message(10, { author: { id: 'me', nick: 'I', mark: null } }), message(11, { state: 'held' })]
    expect(unreadOf(reading, others, 'me')).toBe(2)
    reading = turned(reading, { isAtEnd: true }, 9)
    expect(reading).toMatchObject({ seenUpTo: 9, lineAfter: 7 })
  })

  test('messages that come while the phone is in a pocket are unread, although the list is at its end', () => {
    let reading = turned(beginReading(0, 7, true), { isLooking: false }, 7)
    reading = arrived(reading, 9)
    expect(unreadOf(reading, numbers(1, 9), null)).toBe(2)
    expect(turned(reading, { isLooking: true }, 9)).toMatchObject({ seenUpTo: 9, lineAfter: 7 })
  })

  test('the line of an earlier visit stands below the last message seen then', () => {
    expect(beginReading(40, 55, true)).toMatchObject({ lineAfter: 40, seenUpTo: 55 })
    expect(beginReading(40, 40, true).lineAfter).toBeNull()
  })

  test('who comes back to nothing new finds no line', () => {
    const away = turned(beginReading(0, 7, true), { isLooking: false }, 7)
    expect(arrived(turned(away, { isLooking: true }, 7), 8)).toMatchObject({ lineAfter: null, seenUpTo: 8 })
  })
})

describe('my languages', () => {
  const polish = message(1, { language: 'pl' })
  test.each([
    ['everything, when none is chosen', polish, [], true],
    ['what is in one of them, with or without a region', message(1, { language: 'pt-BR' }), ['pt'], true],
    ['not what is in another', polish, ['uk'], false],
    ['hosts in any language', message(1, { language: 'pl', author: { ...OLA, mark: 'host' } }), ['uk'], true],
    ['oneself in any language', message(1, { language: 'pl', author: { ...OLA, id: 'me' } }), ['uk'], true],
  ])('show %s', (_what, said, wanted, shown) => {
    expect(isInMyLanguages(said, wanted, 'me')).toBe(shown)
  })

  test('are offered once each', () => {
    expect(languagesToChoose(['uk'], ['pl', 'uk'], ['pt-BR', 'pt'])).toEqual(['uk', 'pl', 'pt'])
  })
})

describe('links', () => {
  test.each([
    ['see https://imi.example/a, please.', ['see ', 'https://imi.example/a', ', please.']],
    ['(https://imi.example)', ['(', 'https://imi.example', ')']],
    ['javascript:alert(1) data:x //imi.example imi.example', ['javascript:alert(1) data:x //imi.example imi.example']],
    ['https://', ['https://']],
    ['دیکھیں https://imi.example/ؤ۔', ['دیکھیں ', 'https://imi.example/ؤ۔']],
  ])('are found in %j', (text, pieces) => {
    const found = piecesOf(text)
    expect(found.map((piece) => piece.text)).toEqual(pieces)
    expect(found.filter(({ kind }) => kind === 'link').every((piece) => /^https?:\/\/./.test(piece.text))).toBe(true)
  })
})
