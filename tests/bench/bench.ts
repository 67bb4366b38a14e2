// `npm run bench`: the figures the station promises, each beside a peer or a floor measured in the same run. Ends with status 1 when a
// promise is broken. Sections: calendar, programme, week-editor, feed, search, station, latency, memory, processing, fan-out, listen, chat; soak only when named.
//   npm run bench -- fan-out --listeners 2000,5000 --seconds 30
//   npm run bench -- soak --minutes 30

import { parseArgs } from 'node:util'
import { calendarBench } from './calendar.bench.ts'
import { chatBench } from './chat.bench.ts'
import { fanOutBench } from './fan-out.bench.ts'
import { feedBench } from './feed.bench.ts'
import { latencyBench } from './latency.bench.ts'
import { listenBench } from './listen.bench.ts'
import { memoryBench, soakBench } from './memory.bench.ts'
import { processingBench } from './processing.bench.ts'
import { programmeBench } from './programme.bench.ts'
import { brokenPromises, heading, promise, tell } from './report.ts'
import { searchBench } from './search.bench.ts'
import { stationBench } from './station.bench.ts'
import { weekEditorBench } from './week-editor.bench.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    listeners: { type: 'string', default: '2000,5000' },
    clients: { type: 'string', default: '5000' },
    'connects-per-second': { type: 'string', default: '110' },
    minutes: { type: 'string', default: '30' },
    'show-minutes': { type: 'string', default: '60' },
  },
})
const seconds = Number(values.seconds)

const SECTIONS: Record<string, () => Promise<void>> = {
  calendar: calendarSection,
  programme: programmeBench,
  'week-editor': weekEditorBench,
  feed: feedBench,
  search: searchBench,
  station: () => stationBench({ seconds }),
  latency: () => latencyBench({ seconds: Math.min(seconds, 30) }),
  memory: memoryBench,
  processing: () => processingBench({ minutes: Number(values['show-minutes']) }),
  'fan-out': () => fanOutBench({ seconds, listeners: values.listeners.split(',').map(Number), connectsPerSecond: Number(values['connects-per-second']) }),
  listen: listenBench,
  chat: () => chatBench({ clients: Number(values.clients) }),
  soak: () => soakBench({ minutes: Number(values.minutes) }),
}

const chosen = positionals.length > 0 ? positionals : Object.keys(SECTIONS).filter((name) => name !== 'soak')
const unknown = chosen.filter((name) => !(name in SECTIONS))
if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(', ')}; choose from ${Object.keys(SECTIONS).join(', ')}.`)
for (const name of chosen) await SECTIONS[name]?.()
tell('')
tell(brokenPromises() === 0 ? 'Every promise measured here is kept.' : `${brokenPromises()} broken.`)
process.exit(brokenPromises() === 0 ? 0 : 1)

async function calendarSection(): Promise<void> {
  const { rows } = await calendarBench()
  heading('Calendar: what airs when')
  for (const { what, bestMs, medianMs, atMostMs } of rows) {
    if (atMostMs !== null) promise(`${what}, best of 15`, bestMs, { atMost: atMostMs }, ' ms')
    tell(`       ${what}, in the middle of 15: ${medianMs.toFixed(1)} ms`)
  }
}
