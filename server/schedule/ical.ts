// Writes calendars as RFC 5545 asks: lines of at most 75 octets, escaped texts, times in UTC. Knows nothing of radio.
//
// Every airing is an event of its own, without rules and zones: programs differ in how they expand rules on the nights the
// clocks change, and none differs about an instant.

export interface CalendarEvent {
  /** Unique in the world and the same for ever. */
  readonly uid: string
  /** Grows when the event changes, so that programs which remember it take the new one. */
  readonly sequence: number
  readonly changedAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cancelled: boolean
  readonly summary: string
  readonly description: string
  readonly url: string | null
  readonly categories: readonly string[]
}

export interface Calendar {
  readonly name: string
  readonly description: string
  /** Of the names and descriptions, a BCP-47 tag. */
  readonly language: string
  /** Where the owner lives, for programs that ask; all times are instants. */
  readonly timeZone: string
  readonly url: string
  readonly events: readonly CalendarEvent[]
}

const MAX_OCTETS = 75
const REFRESH = 'PT1H'

/** The whole file, CRLF at the end of each line. The same calendar gives the same bytes. */
export function writeCalendar(calendar: Calendar): string {
  const { name, description, language, timeZone, url, events } = calendar
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//IMI Radio//Programme//EN',
    'CALSCALE:GREGORIAN',
    `NAME;LANGUAGE=${language}:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `DESCRIPTION;LANGUAGE=${language}:${escaped(description)}`,
    `X-WR-CALDESC:${escaped(description)}`,
    `X-WR-TIMEZONE:${timeZone}`,
    `URL:${url}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** Cuts a line into pieces of at most 75 octets that begin with a space, never inside a character. */
export function folded(line: string): string {
  if (Buffer.byteLength(line) <= MAX_OCTETS) return line
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (octets + length > MAX_OCTETS) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += length
  }
  return [...pieces, piece].join('\r\n')
}

/** A text as a property's value: separators escaped, line breaks written, what no line may hold taken out. */
export function escaped(text: string): string {
  const writable = text.toWellFormed().replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
  return writable.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

function eventLines(event: CalendarEvent): string[] {
  const changedAt = utc(event.changedAt)
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    // The moment of the change and not of the question, or no two answers would be the same.
    `DTSTAMP:${changedAt}`,
    `LAST-MODIFIED:${changedAt}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // Nobody is busy because the radio is on.
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    ...(event.url === null ? [] : [`URL:${event.url}`]),
    ...(event.categories.length === 0 ? [] : [`CATEGORIES:${event.categories.map(escaped).join(',')}`]),
    'END:VEVENT',
  ]
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}
