// What of show addresses crosses the wire.

import { z } from 'zod'

export const newAddress = z.object({ address: z.string().max(200).meta({ description: 'Small letters a-z, digits and single hyphens, at most 80' }) })

export const showAddress = z
  .object({
    slug: z.string().meta({ description: 'The show\'s key, which never changes' }),
    address: z.string().meta({ description: 'What its page is called now' }),
    older: z.array(z.string()).meta({ description: 'Addresses that lead to the present one' }),
  })
  .meta({ id: 'ShowAddress' })

export type ShowAddressAnswer = z.infer<typeof showAddress>
