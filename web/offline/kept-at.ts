/** The header that says when an answer was put away on this device, by its clock, ISO 8601. */
export const KEPT_AT = 'x-kept-at'
