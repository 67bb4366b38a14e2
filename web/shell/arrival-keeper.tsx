// Going to another page inside the site: it is read from its top, and screen readers hear of it, as after a loaded page.

import { useEffect } from 'react'

/** Somebody has gone to a page whose content is not there yet. */
let isAwaited = false

export function ArrivalKeeper() {
  useEffect(() => {
    let path = location.pathname
    const arrive = () => {
      if (location.pathname === path) return
      path = location.pathname
      isAwaited = true
      // After the new page is drawn, when its code was there already.
      requestAnimationFrame(() => {
        scrollTo(0, 0)
        settleArrival()
      })
    }
    const stay = () => {
      path = location.pathname
    }
    // The router announces its own steps; going back is the browser's, which knows how far the page was scrolled.
    addEventListener('pushState', arrive)
    addEventListener('popstate', stay)
    return () => {
      removeEventListener('pushState', arrive)
      removeEventListener('popstate', stay)
    }
  }, [])
  return null
}

/** Lets reading go on at the page's content, when somebody has just come to it; called by each frame that appears. */
export function settleArrival(): void {
  const content = isAwaited ? document.getElementById('content') : null
  if (!content) return
  content.focus({ preventScroll: true })
  // A page that is still hidden behind "loading" takes no focus: then the next one that appears does.
  isAwaited = document.activeElement !== content
}
