/** Builds the site when it is missing or older than what it is made from; `node` is the Node to build with. */
export function buildSite(node: string): Promise<void>
