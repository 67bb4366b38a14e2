import { expect, test } from 'vitest'
import { readCues } from '../../../web/archive/vtt.ts'

test('WebVTT with headers, notes, styles, names, voices, settings and two lines', () => {
  const file = '\uFEFFWEBVTT - title\r\nKind: captions\r\n\r\nNOTE\r\na remark\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nfirst\r\n00:01.500 --> 00:04.000 align:start\r\n<v.loud Олена>Вітаємо &amp; <i>починаємо</i>\r\n&lt;тут&gt;\r\n\r\n01:00:00.250 --> 01:00:02.000\r\nالسكن'
  expect(readCues(file)).toEqual([
    { startMs: 1_500, voice: 'Олена', text: 'Вітаємо & починаємо <тут>' },
    { startMs: 3_600_250, voice: null, text: 'السكن' },
  ])
})

test('SubRip', () => {
  expect(readCues('1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Dzień dobry\n\n2\n00:01:00,000 --> 00:01:01,000\n<font color="red">Tak</font>\n')).toEqual([
    { startMs: 1_000, voice: null, text: 'Dzień dobry' },
    { startMs: 60_000, voice: null, text: 'Tak' },
  ])
})

test('what is no transcript has no words in it', () => {
  for (const file of ['', 'WEBVTT', '<html>', '00:00:01.000 --> 00:00:02.000\n\n', 'x --> y\nz']) expect(readCues(file)).toEqual([])
})
