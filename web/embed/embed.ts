// What a page inside a partner's site does: plays, and takes news. Stores nothing.

import { Player } from '../player/player.ts'
import './embed.css'

const audio = document.getElementById('audio')
const link = document.getElementById('play')
const status = document.getElementById('status')
if (!(audio instanceof HTMLAudioElement) || !link || !status) throw new Error('unreachable: the page has its player')

const player = new Player()
player.attach(audio)
const button = document.createElement('button')
button.type = 'button'
button.id = 'play'
button.append(...link.childNodes)
const words = { ...link.dataset }
link.replaceWith(button)
button.addEventListener('click', () => (player.view().isOn ? player.stop() : player.play()))
player.watch(show)
show()

function show(): void {
  const view = player.view()
  button.setAttribute('aria-label', (view.isOn ? words['stop'] : words['play']) ?? '')
  button.dataset['on'] = String(view.isOn)
  if (!status) return
  status.dataset['is'] = view.status
  status.textContent = view.isOn || view.status === 'refused' ? (status.dataset[view.status] ?? '') : ''
}

listenForNews(0)

/** News tell only that something changed; then the parts that may be old are taken from the page as it is now. */
function listenForNews(attempt: number): void {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/events`)
  let opened = attempt
  let last = ''
  socket.addEventListener('open', () => {
    opened = 0
    if (attempt > 0) void refresh()
  })
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    // Listeners come and go every second; nothing here counts them.
    const { type, now } = JSON.parse(data) as { type: string; now?: { onAir?: { occurrenceId?: string } } } // our own server's
    const news = type === 'now' ? `now ${now?.onAir?.occurrenceId}` : type
    if (type === 'programmeChanged' || (type === 'now' && last !== '' && news !== last)) void refresh()
    if (type === 'now') last = news
  })
  socket.addEventListener('close', () => setTimeout(() => listenForNews(opened + 1), Math.min(30_000, 1_000 * 2 ** opened)))
}

async function refresh(): Promise<void> {
  const answer = await fetch(location.href).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-fresh]')) {
    const next = fresh.getElementById(part.id)
    if (next) part.replaceWith(next)
  }
}
