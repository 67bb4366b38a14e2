// Going to another page inside the site: it is read from its top, and screen readers hear of it, as after a loaded page.

import { useEffect } from 'react'

export function ArrivalKeeper() {
  useEffect(() => {
    let path = location.pathname
    const arrive = () => {
      if (location.pathname === path) return
      path = location.pathname
      // After the new page is drawn.
      requestAnimationFrame(() => {
        scrollTo(0, 0)
        document.getElementById('content')?.focus({ preventScroll: true })
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
