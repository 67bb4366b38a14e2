// Questions on a listener's device: none is lost, none is sent twice, each can be taken back.

import { expect, test, vi } from 'vitest'
import { Outbox, type OutboxParts } from '../../../web/voice/outbox.ts'
import type { ShelvedQuestion } from '../../../web/voice/question-shelf.ts'
import type { Outcome } from '../../../web/voice/send-question.ts'

const SOUND = new Blob(['sound'], { type: 'audio/webm' })
const WISH = { show: 'o-drom', language: 'pl', mayAir: false } as const

class FakeShelf {
  readonly questions = new Map<string, ShelvedQuestion>()
  list = async () => [...this.questions.values()]
  put = async (question: ShelvedQuestion) => void this.questions.set(question.id, question)
  remove = async (id: string) => void this.questions.delete(id)
}

/** A station that answers as a test says, one answer for each time it is asked; then it keeps everything. */
function device(outcomes: readonly Outcome[] = [], shelf = new FakeShelf()) {
  const sent: string[] = []
  const erased: string[] = []
  const left = [...outcomes]
  const parts: OutboxParts = {
    shelf,
    send: async ({ id }) => {
      sent.push(id)
      return left.shift() ?? { kind: 'kept' }
    },
    erase: async ({ id }) => void erased.push(id),
    now: () => 0,
  }
  return { outbox: new Outbox(parts), shelf, sent, erased }
}

const states = (outbox: Outbox) => outbox.view().map(({ state }) => state)
const becomes = (outbox: Outbox, expected: readonly string[]) => vi.waitFor(() => expect(states(outbox)).toEqual(expected))

test('what the station has is here no more but for the secret that takes it back', async () => {
  const { outbox, shelf } = device()
  const id = await outbox.add(SOUND, WISH)
  await becomes(outbox, ['kept'])
  expect(shelf.questions.get(id)).toMatchObject({ sound: null, token: expect.stringMatching(/^[\w-]{43}$/), show: 'o-drom' })
})

test('without a line it waits, and goes when the line is back, once', async () => {
  const { outbox, shelf, sent } = device([{ kind: 'later' }])
  const id = await outbox.add(SOUND, WISH)
  await becomes(outbox, ['waiting'])
  expect(shelf.questions.get(id)?.sound).not.toBeNull()
  outbox.tryNow()
  outbox.tryNow()
  await becomes(outbox, ['kept'])
  expect(sent).toEqual([id, id])
})

test('a page that was closed loses nothing: the next one goes on', async () => {
  const first = device([{ kind: 'later' }])
  const id = await first.outbox.add(SOUND, WISH)
  await becomes(first.outbox, ['waiting'])
  const next = device([], first.shelf)
  await next.outbox.open()
  await becomes(next.outbox, ['kept'])
  expect(next.sent).toEqual([id])
})

test('the first waits, so the second does: they go in the order they were spoken', async () => {
  const { outbox, sent } = device([{ kind: 'later' }])
  const first = await outbox.add(SOUND, WISH)
  await becomes(outbox, ['waiting'])
  const second = await outbox.add(SOUND, WISH)
  await becomes(outbox, ['kept', 'kept'])
  expect(sent).toEqual([first, first, second])
})

test('one that is refused is told, and does not hold up the next', async () => {
  const { outbox, shelf } = device([{ kind: 'refused', code: 'voice_silent' }])
  const refused = await outbox.add(SOUND, WISH)
  await outbox.add(SOUND, WISH)
  await becomes(outbox, ['refused', 'kept'])
  expect(outbox.view()[0]?.question.refusal).toBe('voice_silent')
  expect(shelf.questions.has(refused)).toBe(false)
})

test('taken back it is nowhere, and stays where the station cannot be asked', async () => {
  const { outbox, shelf, erased } = device()
  const id = await outbox.add(SOUND, WISH)
  await becomes(outbox, ['kept'])
  await outbox.takeBack(id)
  expect([erased, shelf.questions.size, outbox.view().length]).toEqual([[id], 0, 0])

  const away = new Outbox({ shelf: new FakeShelf(), send: async () => ({ kind: 'kept' }), erase: () => Promise.reject(new Error('no line')), now: () => 0 })
  const other = await away.add(SOUND, WISH)
  await becomes(away, ['kept'])
  await expect(away.takeBack(other)).rejects.toThrow('no line')
  expect(states(away)).toEqual(['kept'])
})

test('taken back while it is sent, the station is asked to forget it too', async () => {
  let arrive: (outcome: Outcome) => void = () => {}
  const erased: string[] = []
  const outbox = new Outbox({ shelf: new FakeShelf(), send: () => new Promise((resolve) => (arrive = resolve)), erase: async ({ id }) => void erased.push(id), now: () => 0 })
  const id = await outbox.add(SOUND, WISH)
  await outbox.takeBack(id)
  arrive({ kind: 'kept' })
  await vi.waitFor(() => expect(erased).toEqual([id, id]))
  expect(outbox.view()).toEqual([])
})
