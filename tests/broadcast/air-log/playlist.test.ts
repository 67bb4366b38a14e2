import { expect, test } from 'vitest'
import { airingPlaylist, livePlaylist } from '../../../server/broadcast/air-log/playlist.ts'
import { fileNameOf, parseFileName } from '../../../server/broadcast/air-log/segment.ts'
import { aired, LoggedAir } from '../../support/logged-air.ts'

const air = () => new LoggedAir()

test('the live list has each segment with its time, and what was on air', () => {
  const segments = air().sound('20:00:00', '20:00:12')
  const text = livePlaylist({ segments, aired: [aired('19:30', null), aired('20:00:06', 'radio-sawa', { title: 'He said "yes"\nand left' })] })
  expect(text).toBe(`#EXTM3U
#EXT-X-VERSION:3
#EXT-X-TARGETDURATION:6
#EXT-X-MEDIA-SEQUENCE:100
#EXT-X-DISCONTINUITY-SEQUENCE:3
#EXT-X-DATERANGE:ID="air-1796063400000",CLASS="air",START-DATE="2026-11-30T18:30:00.000Z",END-ON-NEXT=YES,X-KIND="playlist"
#EXT-X-PROGRAM-DATE-TIME:2026-11-30T19:00:00.000Z
#EXTINF:6.000,
/listen/hls/segments/100-abcd_-12.mp3
#EXT-X-DATERANGE:ID="air-1796065206000",CLASS="air",START-DATE="2026-11-30T19:00:06.000Z",END-ON-NEXT=YES,X-OCCURRENCE="radio-sawa/0/2026-11-30",X-SHOW="radio-sawa",X-SHOW-TITLE="Show radio-sawa",X-LANGUAGES="uk,pl",X-HOSTS="Host of radio-sawa",X-TITLE="He said ”yes” and left",X-KIND="microphone"
#EXT-X-PROGRAM-DATE-TIME:2026-11-30T19:00:06.000Z
#EXTINF:6.000,
/listen/hls/segments/101-abcd_-12.mp3
`)
})

test('an airing\'s list only ever grows, so that a player that reads it again finds its place', () => {
  const log = air()
  const segments = [...log.sound('20:00:00', '20:00:30'), ...log.sound('20:01:00', '20:01:20', { restarted: true })]
  const all = [aired('20:00', 'radio-sawa'), aired('20:00:14', 'radio-sawa', { title: 'one' }), aired('20:00:50', 'radio-sawa', { title: 'two' }), aired('20:01:15', 'radio-sawa', { title: 'three' })]
  let before = ''
  segments.forEach((_segment, index) => {
    const heard = segments.slice(0, index + 1)
    const list = airingPlaylist({ segments: heard, aired: all.filter(({ atMs }) => atMs < (heard.at(-1)?.startMs ?? 0) + 6000), isOver: false })
    expect(list.startsWith(before)).toBe(true)
    before = list
  })
  const ended = airingPlaylist({ segments, aired: all, isOver: true })
  expect(ended).toBe(`${before}#EXT-X-ENDLIST\n`)
})

test('a restart within a show is a discontinuity with a new time; elsewhere the time is counted', () => {
  const log = air()
  const segments = [...log.sound('20:00:00', '20:00:30'), ...log.sound('20:01:00', '20:01:20', { restarted: true })]
  const list = airingPlaylist({ segments, aired: [], isOver: false })
  expect(list.match(/#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:.*/g)).toEqual(['#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2026-11-30T19:01:00.000Z'])
  expect(list.match(/PROGRAM-DATE-TIME/g)).toHaveLength(2)
  expect(list).toContain('#EXT-X-PLAYLIST-TYPE:EVENT')
})

test('the file\'s name says all of a segment, and another name is none', () => {
  const [segment] = air().sound('20:00:00', '20:00:06')
  expect(segment && parseFileName(fileNameOf(segment))).toEqual(segment)
  for (const name of ['aired.jsonl', '1_2_3_4_abcdefgh.mp3.arriving', '1_2_3_4_abc.mp3', '../1_2_3_4_abcdefgh.mp3']) expect(parseFileName(name)).toBeNull()
})
