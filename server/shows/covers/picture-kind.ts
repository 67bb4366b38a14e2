// Tells by its first bytes what a sent file is, so that only pictures are ever opened and everything else is refused by its name. Pure.

import { AppError } from '../../errors.ts'

/** Throws what to send instead when these bytes are no picture a cover is made of. What a file is called or claims to be does not count. */
export function checkPicture(bytes: Buffer): void {
  if (bytes.length === 0) throw new AppError('invalid', 'cover_empty', 'The picture is empty; send the file itself as the body of the request.')
  const head = bytes.toString('latin1', 0, 32)
  if (isPicture(head)) return
  if (/^....ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/s.test(head)) throw notPicture('This is a photo in the HEIC format of an iPhone; export it as a JPEG and send that.')
  if (head.startsWith('%PDF')) throw notPicture('This is a PDF; export the page as a JPEG or PNG and send that.')
  if (/<(svg|\?xml|!doctype|html|script)/i.test(bytes.toString('latin1', 0, 1024))) throw notPicture('This is a drawing or page made of code (SVG, HTML), which could do things in listeners\' browsers; export it as a PNG and send that.')
  throw notPicture('This is no picture that can be a cover; send a JPEG, PNG, WebP, AVIF or GIF.')
}

function isPicture(head: string): boolean {
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n') || /^GIF8[79]a/.test(head)) return true
  return /^RIFF....WEBP/s.test(head) || /^....ftypavi[fs]/s.test(head)
}

function notPicture(message: string): AppError {
  return new AppError('invalid', 'cover_not_a_picture', message)
}
