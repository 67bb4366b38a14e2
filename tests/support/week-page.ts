// What a planner does on the page of the week.

import type { Locator, Page } from 'playwright-core'

/** The grid of that week, loaded. */
export async function openWeek(page: Page, station: { readonly url: string }, date: string): Promise<void> {
  await page.goto(`${station.url}/desk/week/${date}`)
  await page.locator('[data-airing]').first().waitFor()
}

export const grid = (page: Page): Locator => page.getByRole('application')
export const airing = (page: Page, id: string): Locator => page.locator(`[data-airing="${id}"]`).first()
export const sheet = (page: Page): Locator => page.getByRole('dialog')

/** Where on the screen a time of a day is, scrolled into the middle. */
export function pointOf(page: Page, date: string, time: string): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([date, hours, minutes]) => {
      const column = document.querySelector(`[data-date="${date}"]`)
      const scroller = column?.closest('[data-days]')
      if (!column || !scroller) throw new Error(`${date} is not shown`)
      const at = ((hours * 60 + minutes) / 1440) * column.getBoundingClientRect().height
      scroller.scrollTop = at - scroller.clientHeight / 2
      scroller.scrollIntoView({ block: 'center' })
      const box = column.getBoundingClientRect()
      return { x: box.left + box.width / 2, y: box.top + at }
    },
    [date, Number(time.slice(0, 2)), Number(time.slice(3))] as const,
  )
}

/** Carries with the mouse from one time to another and holds on; `drop` lets go. Takes hold a little below `from`, inside the block. */
export async function dragTo(page: Page, from: { date: string; time: string }, to: { date: string; time: string }, into = 6): Promise<() => Promise<void>> {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const middle = (minutes(from.time) + minutes(to.time)) / 2
  await pointOf(page, to.date, `${String(Math.floor(middle / 60)).padStart(2, '0')}:${String(Math.floor(middle % 60)).padStart(2, '0')}`)
  const [start, target] = [await screenPoint(page, from), await screenPoint(page, to)]
  await page.mouse.move(start.x, start.y + into)
  await page.mouse.down()
  await page.mouse.move(start.x + 3, start.y + into + 6, { steps: 2 })
  await page.mouse.move(target.x, target.y + into, { steps: 6 })
  return () => page.mouse.up()
}

/** Waits until the station has looked at the edit. */
export async function looked(page: Page): Promise<void> {
  await sheet(page).getByRole('heading', { name: 'Next dates' }).waitFor()
}

export async function save(page: Page): Promise<void> {
  await sheet(page).getByRole('button', { name: 'Save' }).click()
  await sheet(page).waitFor({ state: 'detached' })
}

function screenPoint(page: Page, { date, time }: { date: string; time: string }): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([date, minutes]) => {
      const box = document.querySelector(`[data-date="${date}"]`)?.getBoundingClientRect()
      if (!box) throw new Error(`${date} is not shown`)
      return { x: box.left + box.width / 2, y: box.top + (minutes / 1440) * box.height }
    },
    [date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3))] as const,
  )
}
