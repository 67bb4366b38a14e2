// Writes XML 1.0 text: everything escaped, and never a character that XML forbids or that only a machine sees. Pure.

// Controls (of both ranges), halves of surrogate pairs, and what Unicode says is no character; tab and line breaks may stay.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/gu
const NEEDS_WORK = /[&<>"']|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/u
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

export type Attributes = Readonly<Record<string, string | number | boolean | null>>

/** A text between tags or quotes. */
export function escapeXml(text: string): string {
  if (!NEEDS_WORK.test(text)) return text
  return text.replace(FORBIDDEN, '').replace(/\r\n?/g, '\n').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** An element with text in it; nothing at all when there is no text. `attributes` that are null are left out. */
export function textElement(name: string, text: string | number | null, attributes: Attributes = {}): string {
  if (text === null || text === '') return ''
  return `<${name}${attributesOf(attributes)}>${escapeXml(String(text))}</${name}>\n`
}

/** An element that says all in its attributes, or holds other elements as they are. */
export function element(name: string, attributes: Attributes, content = ''): string {
  return content === '' ? `<${name}${attributesOf(attributes)}/>\n` : `<${name}${attributesOf(attributes)}>\n${content}</${name}>\n`
}

function attributesOf(attributes: Attributes): string {
  let written = ''
  for (const [name, value] of Object.entries(attributes)) if (value !== null) written += ` ${name}="${escapeXml(String(value)).replace(/\s/g, ' ')}"`
  return written
}
