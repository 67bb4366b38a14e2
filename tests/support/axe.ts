// What axe finds wrong with a page as it is now.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** What another colour scheme of a page that is looked at already can break. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block'] as const

/** Each violation with its elements; empty when all is well. With `rules` only those are looked at, which is much quicker. */
export async function axeViolations(page: Page, rules: readonly string[] | null = null): Promise<string[][]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } } // loaded above
    const found = await axe.run({ resultTypes: ['violations'], preload: false, ...(only ? { runOnly: [...only] } : {}) })
    return found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary}`)])
  }, rules)
}
