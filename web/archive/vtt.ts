// Reads the words of a WebVTT or SubRip file and when they are said. Pure; what it does not understand it leaves out.

export interface Cue {
  readonly startMs: number
  /** Who says it, where the file tells. */
  readonly voice: string | null
  readonly text: string
}

const TIMES = /^\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})\s*-->/

export function readCues(file: string): Cue[] {
  const blocks = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split(/\n{2,}/)
  return blocks.flatMap((block) => {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => TIMES.test(line))
    const [, hours = '0', minutes = '0', seconds = '0', ms = '0'] = TIMES.exec(lines[at] ?? '') ?? []
    const said = at < 0 ? '' : lines.slice(at + 1).join(' ')
    const text = plain(said)
    if (text === '') return []
    return [{ startMs: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms), voice: /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(said)?.[1]?.trim() ?? null, text }]
  })
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f' }

function plain(said: string): string {
  return said.replace(/<[^>]*>/g, '').replace(/\{\\[^}]*\}/g, '').replace(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole).replace(/\s+/g, ' ').trim()
}
