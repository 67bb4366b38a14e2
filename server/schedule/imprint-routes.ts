// Who answers for the station, for everybody and for programs that compare media: /imprint.json. Mounted at the top.

import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { revalidated } from '../http/revalidated.ts'
import type { ImprintSettings } from './imprint-settings.ts'
import * as schema from './imprint-schema.ts'
import type { StationSettings } from './station-settings.ts'

export interface ImprintRoutesOptions {
  readonly station: Pick<StationSettings, 'name' | 'imprint'>
}

export async function imprintRoutes(app: App, { station: { name, imprint } }: ImprintRoutesOptions): Promise<void> {
  const answer: schema.ImprintAnswer = {
    title: name,
    seat: imprint.seat,
    editorInChief: imprint.editorInChief,
    publisher: imprint.publisher,
    frequency: imprint.frequency,
    register: imprint.register,
    contact: { ...imprint.contact, languages: [...imprint.contact.languages] },
    owners: [...imprint.owners],
    beneficialOwners: [...imprint.beneficialOwners],
    stateAdvertising: imprint.stateAdvertising,
    funders: [...imprint.funders],
    missing: missingIn(imprint),
  }
  app.get('/imprint.json', {
    onSend: revalidated,
    schema: { tags: ['programme'], summary: 'Who answers for the station: press law, media freedom act, point of contact', operationId: 'getImprint', response: { 200: schema.imprint, ...errors() } },
    handler: async () => answer,
  })
}

/** What the law asks for and the station has not said yet. */
function missingIn(imprint: ImprintSettings): schema.ImprintField[] {
  return schema.IMPRINT_FIELDS.filter((field) => {
    if (field === 'contact') return imprint.contact.email === null
    const said = imprint[field]
    return said === null || Object.keys(said).length === 0
  })
}
