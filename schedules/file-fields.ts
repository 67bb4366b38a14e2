// What the fields of an item are called in the programme files: shorter there, and in words an editor types.

const FILE_FIELDS: Readonly<Record<string, string>> = {
  latinTitle: 'latin',
  latinName: 'latin',
  descriptions: 'description',
  endPolicy: 'end',
  rule: 'rrule',
  firstDate: 'first',
  startTime: 'start',
  timeZone: 'zone',
  exdates: 'except',
  rdates: 'also',
  showSlug: 'show',
  slotKey: 'slot',
  toDate: 'to',
  withShow: 'with',
  ofDate: 'of',
  workingGroup: 'working_group',
  infoCards: 'info_cards',
  expiresAfterDays: 'expires_after_days',
  audioFirst: 'audio_first',
}

/** What two kinds of items call differently in their files. */
const ELSEWHERE: Readonly<Record<string, string>> = { source: 'plays', name: 'key' }

/** `firstDate` is `first` in a file. */
export function fileField(field: string): string {
  return FILE_FIELDS[field] ?? field
}

/** `latin` of a file is `latinTitle` of a show; `fields` are those the item has. What stands behind (`.pl`, `[0]`) stays. */
export function contentField(written: string, fields: readonly string[]): string {
  const [, name = '', rest = ''] = /^([\w-]*)(.*)$/.exec(written) ?? []
  const known = fields.find((field) => fileField(field) === name) ?? ELSEWHERE[name] ?? name
  return known + rest
}
