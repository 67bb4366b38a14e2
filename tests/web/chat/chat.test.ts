import { describe, expect, test } from 'vitest'
import { messagesOf } from '../../../web/chat/conversation.ts'
import { newSayId } from '../../../web/chat/protocol.ts'
import { FakeChatLine, SHOW_ROOM, STATION_ROOM } from '../../support/fake-chat-line.ts'
import { message } from '../../support/chat-messages.ts'

function begun(...args: ConstructorParameters<typeof FakeChatLine>): FakeChatLine {
  const line = new FakeChatLine(...args)
  line.chat.connect()
  return line
}

function writing(line: FakeChatLine, text = 'Добрий вечір'): string {
  line.chat.write({ text })
  line.chat.send()
  return line.saidOf('say')[0]?.id ?? ''
}

describe('coming in', () => {
  test('needs no nick: who has none reads, and is here', () => {
    const line = begun()
    line.come(null)
    line.chat.setHere(true)
    expect(line.said).toEqual([
      { type: 'hello', token: null, nick: null, language: 'uk', isHere: false },
      { type: 'join', room: 'station', after: null },
      { type: 'here', isHere: true },
    ])
  })

  test('leads into the show\'s room first, and into the one of the address when there is one', () => {
    const first = begun()
    first.come('Ola', [SHOW_ROOM, STATION_ROOM])
    expect(first.saidOf('join')[0]?.room).toBe('sawa-1')
    const asked = begun({ room: 'station' })
    asked.come('Ola', [SHOW_ROOM, STATION_ROOM])
    expect(asked.saidOf('join')[0]?.room).toBe('station')
  })

  test('by an old address of a room that is gone leads to one that is there', () => {
    const line = begun({ room: 'long-gone' })
    line.come()
    line.hear({ type: 'refused', id: null, code: 'room_unknown', message: '', retryAt: null })
    expect(line.saidOf('join').at(-1)?.room).toBe('station')
  })
})

describe('somebody who signs in', () => {
  test('leaves the listener they were on the device: neither token nor nick is written over', () => {
    const line = begun({ token: 'listener', nick: 'Ola' })
    line.open()
    line.hear({ type: 'welcome', version: 1, author: { id: 'p', nick: 'Леся', mark: null }, token: null, rooms: [STATION_ROOM], limits: { text: 500, nick: 32 } })
    expect(line.keptAuthors).toEqual([])
    expect(line.chat.view().self).toMatchObject({ nick: 'Леся', isSignedIn: true })
  })
})

describe('a lost line', () => {
  test('is opened again with the author\'s token, from the last change known, still being here', () => {
    const line = begun()
    line.come()
    line.chat.setHere(true)
    line.hear({ type: 'messages', room: 'station', seq: 7, reset: true, messages: [message(6), message(7)] })
    line.hangUp()
    expect(line.chat.view().link.kind).toBe('waiting')
    line.passMs(1_000)
    line.come()
    expect(line.said.slice(0, 2)).toEqual([
      { type: 'hello', token: 'token', nick: null, language: 'uk', isHere: true },
      { type: 'join', room: 'station', after: 7 },
    ])
    line.hear({ type: 'messages', room: 'station', seq: 9, reset: false, messages: [message(7), message(9)] })
    expect(messagesOf(line.chat.view().conversation).map(({ id }) => id)).toEqual([6, 7, 9])
  })

  test('is waited for longer each time, and a minute when the station asks for it', () => {
    const line = begun()
    for (const pause of [1_000, 2_000, 4_000]) {
      line.hangUp()
      line.passMs(pause - 1)
      expect(line.chat.view().link.kind).toBe('waiting')
      line.passMs(1)
      expect(line.chat.view().link.kind).toBe('connecting')
    }
    line.hangUp(1013)
    line.passMs(59_999)
    expect(line.sockets).toBe(4)
    line.passMs(1)
    expect(line.sockets).toBe(5)
  })

  test('is not opened again by a page that the station no longer understands', () => {
    const line = begun()
    line.hangUp(4426)
    line.passMs(600_000)
    expect(line.chat.view().link.kind).toBe('closed')
    expect(line.sockets).toBe(1)
  })

  test('that died without a word is noticed: the station is asked, and given up when it says nothing', () => {
    const line = begun()
    line.come()
    line.passMs(45_001)
    expect(line.saidOf('join')).toHaveLength(2)
    line.passMs(10_001)
    expect(line.chat.view().link.kind).toBe('waiting')
  })

  test('that only had nothing to say stays', () => {
    const line = begun()
    line.come()
    line.passMs(45_001)
    line.enter(STATION_ROOM)
    line.passMs(10_001)
    expect(line.chat.view().link.kind).toBe('open')
  })
})

describe('a draft', () => {
  test('is said once, and empty when the station has kept it', () => {
    const line = begun()
    line.come()
    const id = writing(line)
    line.chat.send()
    expect(line.saidOf('say')).toEqual([{ type: 'say', id, kind: 'message', text: 'Добрий вечір', language: 'uk' }])
    line.hear({ type: 'said', id, messageId: 1, state: 'shown' })
    expect(line.chat.view().draft).toMatchObject({ text: '', sayId: null, language: 'uk' })
  })

  test('that was under way when the line broke is said again under the same id', () => {
    const line = begun()
    line.come()
    const id = writing(line)
    line.hangUp()
    line.passMs(1_000)
    expect(line.chat.view().draft.text).toBe('Добрий вечір')
    line.come()
    expect(line.saidOf('say').map((said) => said.id)).toEqual([id])
  })

  test('written without a line is said when there is one', () => {
    const line = begun()
    line.chat.write({ text: 'Halo' })
    line.chat.send('Ola')
    expect(line.said).toEqual([])
    line.come('Ola')
    expect(line.saidOf('say')).toHaveLength(1)
  })

  test('stays when slow mode refuses it, and can be said when the time has come', () => {
    const line = begun()
    line.come()
    const id = writing(line)
    line.hear({ type: 'refused', id, code: 'slow_mode', message: 'Wait.', retryAt: new Date(line.nowMs + 10_000).toISOString() })
    expect(line.chat.view().draft).toMatchObject({ text: 'Добрий вечір', sayId: null, refusal: { code: 'slow_mode' } })
    line.chat.send()
    expect(line.saidOf('say')).toHaveLength(1)
    line.passMs(10_000)
    line.chat.send()
    expect(line.saidOf('say')).toHaveLength(2)
    expect(line.saidOf('say')[1]?.id).not.toBe(id)
  })

  test('refused because of a ban may be tried again at any time: a moderator may have taken the ban back', () => {
    const line = begun()
    line.come()
    const id = writing(line)
    line.hear({ type: 'refused', id, code: 'banned', message: '', retryAt: new Date(line.nowMs + 86_400_000).toISOString() })
    line.chat.send()
    expect(line.saidOf('say')).toHaveLength(2)
  })

  test('knows slow mode: after one message the next waits, before anybody is refused', () => {
    const line = begun()
    line.come()
    line.enter(STATION_ROOM, 10)
    const id = writing(line)
    line.hear({ type: 'said', id, messageId: 1, state: 'shown' })
    writing(line, 'two')
    expect(line.saidOf('say')).toHaveLength(1)
    expect(line.chat.view().draft).toMatchObject({ text: 'two', waitUntil: line.nowMs + 10_000 })
  })

  test('is said again by itself under the same id when the station\'s database was away', () => {
    const line = begun()
    line.come()
    const id = writing(line)
    line.hear({ type: 'refused', id, code: 'unavailable', message: '', retryAt: null })
    line.passMs(2_999)
    expect(line.saidOf('say')).toHaveLength(1)
    line.passMs(1)
    expect(line.saidOf('say').map((said) => said.id)).toEqual([id, id])
  })

  test('changed while it was under way is something else, and the old answer does not empty it', () => {
    const line = begun()
    line.come()
    const id = writing(line)
    line.chat.takeBack()
    line.chat.write({ text: 'Добрий вечір, Варшаво' })
    line.hear({ type: 'said', id, messageId: 1, state: 'shown' })
    expect(line.chat.view().draft.text).toBe('Добрий вечір, Варшаво')
  })

  test('is kept on the device with its id, so that a reloaded page says it no second time', () => {
    const line = begun()
    line.come()
    const id = writing(line)
    expect(line.keptDraft).toMatchObject({ text: 'Добрий вечір', sayId: id })
  })
})

describe('a nick', () => {
  test('is asked for with the first message, which waits until it is given', () => {
    const line = begun()
    line.come(null)
    line.chat.write({ text: 'Salam' })
    line.chat.send('Наталка')
    expect(line.said.at(-1)).toEqual({ type: 'nick', nick: 'Наталка' })
    line.hear({ type: 'named', nick: 'Наталка' })
    expect(line.said.at(-1)).toMatchObject({ type: 'say', text: 'Salam' })
  })

  test('that looks like a host\'s is refused, and the text stays', () => {
    const line = begun()
    line.come(null)
    line.chat.write({ text: 'Salam' })
    line.chat.send('аdmin')
    line.hear({ type: 'refused', id: null, code: 'nick_taken', message: '', retryAt: null })
    expect(line.chat.view()).toMatchObject({ nickRefusal: { code: 'nick_taken' }, draft: { text: 'Salam', sayId: null } })
    expect(line.saidOf('say')).toEqual([])
  })
})

describe('rooms', () => {
  test('are each continued where they were left', () => {
    const line = begun()
    line.come('Ola', [SHOW_ROOM, STATION_ROOM])
    line.hear({ type: 'messages', room: 'sawa-1', seq: 5, reset: true, messages: [message(5)] })
    line.chat.join('station')
    expect(messagesOf(line.chat.view().conversation)).toEqual([])
    line.chat.join('sawa-1')
    expect(line.saidOf('join').at(-1)).toEqual({ type: 'join', room: 'sawa-1', after: 5 })
    expect(messagesOf(line.chat.view().conversation)).toHaveLength(1)
  })

  test('that close say so in the list, too', () => {
    const line = begun()
    line.come('Ola', [SHOW_ROOM, STATION_ROOM])
    line.enter({ ...SHOW_ROOM, isOpen: false })
    expect(line.chat.view().rooms[0]?.isOpen).toBe(false)
  })
})

test('a decision about one\'s message is kept by its number', () => {
  const line = begun()
  line.come()
  line.hear({ type: 'decision', case: 'K3MW-7PQA', text: 'x', decision: 'hidden', reason: 'insult', note: null, decidedAt: '2026-11-23T18:00:00Z', until: null, appealBefore: null })
  expect(line.keptCases).toEqual(['K3MW-7PQA'])
  line.chat.dismissDecision('K3MW-7PQA')
  expect(line.chat.view().decisions).toEqual([])
})

test('what comes of a later version, or broken, is passed over', () => {
  const line = begun()
  line.come()
  const before = line.chat.view()
  line.hear({ type: 'weather' } as never)
  expect(line.chat.view()).toBe(before)
})

test('an id for something said is a UUID, each time another', () => {
  const ids = Array.from({ length: 50 }, newSayId)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(50)
})
