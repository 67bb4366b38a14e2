// Pages that are loaded when somebody goes there - or before, when the server draws one or the browser wakes one up: then it is
// there in the first picture.

import { lazy, useState, type ComponentType } from 'react'

export interface LazyPage<Module extends PageModule = PageModule> {
  readonly Page: ComponentType
  /** Loads it ahead. */
  readonly load: () => Promise<Module>
}

interface PageModule {
  readonly default: ComponentType
}

export function lazyPage<Module extends PageModule>(load: () => Promise<Module>): LazyPage<Module> {
  let loaded: ComponentType | null = null
  const remember = async () => {
    const module = await load()
    loaded = module.default
    return module
  }
  const Late = lazy(remember)
  function Page() {
    // Chosen once: another component later would be another page, and forget what it knew.
    const [Chosen] = useState(() => loaded ?? Late)
    return <Chosen />
  }
  return { Page, load: remember }
}
