// One thing that is not there until its code is loaded, for whoever shows it.

export class Slot<Thing> {
  #thing: Thing | null = null
  readonly #watchers = new Set<() => void>()

  readonly get = (): Thing | null => this.#thing

  set(next: Thing | null): void {
    if (next === this.#thing) return
    this.#thing = next
    for (const watcher of this.#watchers) watcher()
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }
}
