// Text that goes into a feed comes out of it again, whatever the script, and nothing that XML forbids gets in.

import { XMLParser, XMLValidator } from 'fast-xml-parser'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { element, escapeXml, textElement } from '../../../server/archive/feed/xml.ts'

const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false, parseAttributeValue: false })

test.each([
  ['marks of XML', 'Rock & <roll> "live" \'26 ]]> <!-- &amp;'],
  ['Arabic with digits', 'بث مباشر 2026: وارسو'],
  ['Hindi with a joiner', 'क्‍ष और नमस्ते'],
  ['Georgian, Vietnamese, Romani', 'გამარჯობა · Xin chào đồng bào · Romani čhib'],
  ['a family of emoji', '👩‍👩‍👧 🇺🇦'],
])('%s comes back as it was', (_, text) => {
  const xml = element('a', { b: text }, textElement('c', text))
  expect(XMLValidator.validate(xml)).toBe(true)
  expect(parser.parse(xml)).toMatchObject({ a: { '@_b': text, c: text } })
})

test('controls, halves of characters and what is no character are left out; line breaks stay in texts and are spaces in attributes', () => {
  expect(escapeXml('a\u0000b\u0008c\u001bd\u007fe\u0085f\ud800g\ufffeh\uffffi')).toBe('abcdefghi')
  expect(escapeXml('one\r\ntwo\rthree\tfour')).toBe('one\ntwo\nthree\tfour')
  expect(element('a', { b: 'one\ntwo' })).toBe('<a b="one two"/>\n')
})

test('any text at all makes well-formed XML without forbidden characters', () => {
  fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), fc.constantFrom('&', '<', '>', '"', "'", ']]>', '\u0000', '\u{1f600}')) }), (text) => {
    const xml = element('a', { b: text }, textElement('c', `x${text}`))
    expect(XMLValidator.validate(xml)).toBe(true)
    expect(xml.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/.test(xml)).toBe(true)
  }))
})

test('what is not given is not written', () => {
  expect(textElement('a', null) + textElement('a', '')).toBe('')
  expect(element('a', { b: null, c: 0, d: false })).toBe('<a c="0" d="false"/>\n')
})
