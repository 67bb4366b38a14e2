// When will the disk be full? A straight line through what was free in the last two weeks. Pure.

export interface PastLevel {
  readonly at: Date
  readonly freeBytes: number
}

const DAY_MS = 86_400_000
export const LOOK_BACK_DAYS = 14
/** Less is too little to tell a trend from one large upload. */
const SHORTEST_MS = 2 * DAY_MS
const LONGEST_DAYS = 365

/** Days until only the reserve is left, at the pace of late (least squares); null: nobody can say, it does not shrink, or not within a year. */
export function daysUntilFull(levels: readonly PastLevel[], now: PastLevel, reserveBytes: number): number | null {
  const points = [...levels.filter(({ at }) => at < now.at), now].map(({ at, freeBytes }) => ({ x: (at.getTime() - now.at.getTime()) / DAY_MS, y: freeBytes }))
  const first = points[0]
  if (!first || -first.x * DAY_MS < SHORTEST_MS) return null
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))]
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  if (!(slope < 0)) return null
  const days = Math.max(0, (now.freeBytes - reserveBytes) / -slope)
  return days > LONGEST_DAYS ? null : Math.floor(days)
}
