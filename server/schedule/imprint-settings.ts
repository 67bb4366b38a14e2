// Who answers for the station, as the law wants it told: the section `imprint` of station.yaml. Press law (Poland) asks for title, seat,
// editor-in-chief, publisher and how often it appears; the European Media Freedom Act, article 6, for owners and public money; the Digital
// Services Act, articles 11 and 12, for a point of contact and its languages.

import type { Texts } from '../../schedules/programme-content.ts'
import type { Fields } from '../../schedules/strict-yaml.ts'
import { emailOrNull, mapOf } from './setting-fields.ts'

/** Null and empty: not said yet. Nothing is made up. */
export interface ImprintSettings {
  readonly seat: string | null
  readonly editorInChief: string | null
  readonly publisher: { readonly name: string; readonly address: string } | null
  /** How often it appears, by language. */
  readonly frequency: Texts
  /** The court's register of papers and journals, or another one. */
  readonly register: string | null
  readonly contact: { readonly email: string | null; readonly phone: string | null; readonly languages: readonly string[] }
  /** Who owns the publisher, directly or not, so that they could steer it. */
  readonly owners: readonly string[]
  readonly beneficialOwners: readonly string[]
  /** What public bodies paid for advertising in a year; `total` in words, `0 zł` too. */
  readonly stateAdvertising: { readonly year: number; readonly total: string } | null
  /** Who else gives money: grants, donations. */
  readonly funders: readonly string[]
}

/** All of it may be left out: then the imprint says what is missing. */
export function readImprint(station: Fields): ImprintSettings {
  const fields = mapOf(station, 'imprint', '{seat: "…", editorInChief: "…", publisher: {…}, contact: {…}, owners: […]}')
  const contact = fields && mapOf(fields, 'contact', '{email: "…", phone: "…", languages: [pl, en]}')
  const settings: ImprintSettings = {
    seat: fields?.optionalText('seat') ?? null,
    editorInChief: fields?.optionalText('editorInChief') ?? null,
    publisher: fields && readPublisher(fields),
    frequency: fields?.texts('frequency', 200) ?? {},
    register: fields?.optionalText('register') ?? null,
    contact: {
      email: contact?.optionalParsed('email', emailOrNull, 'an e-mail address.') ?? null,
      phone: contact?.optionalText('phone', { maxLength: 40 }) ?? null,
      languages: contact?.languages('languages') ?? [],
    },
    owners: fields?.list('owners') ?? [],
    beneficialOwners: fields?.list('beneficialOwners') ?? [],
    stateAdvertising: fields && readStateAdvertising(fields),
    funders: fields?.list('funders') ?? [],
  }
  contact?.close()
  fields?.close()
  return settings
}

function readPublisher(imprint: Fields): ImprintSettings['publisher'] {
  const fields = mapOf(imprint, 'publisher', '{name: "…", address: "…"}')
  if (!fields) return null
  const publisher = { name: fields.text('name'), address: fields.text('address') }
  fields.close()
  return publisher
}

function readStateAdvertising(imprint: Fields): ImprintSettings['stateAdvertising'] {
  const fields = mapOf(imprint, 'stateAdvertising', '{year: 2025, total: "0 zł"}')
  if (!fields) return null
  const paid = { year: fields.number('year', 2000, 2999), total: fields.text('total') }
  fields.close()
  return paid
}
