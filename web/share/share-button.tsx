// Passes a page on: with the device's own sheet where there is one, else with ours, which is loaded when it is wanted.

import { Suspense, useState, type ComponentType } from 'react'
import { Button } from '../ui/button.tsx'
import type { Shared } from './ways.ts'

interface ShareButtonProps {
  /** What the button says. */
  readonly label: string
  /** The page, as a path. */
  readonly path: string
  readonly title: string
  /** A sentence that goes along; the title when there is none. */
  readonly text?: string
  /** The moment of the sound that the link leads to, read when the button is pressed. */
  readonly moment?: () => { readonly hash: string; readonly clock: string }
  readonly kind?: 'main' | 'quiet'
}

type Sheet = ComponentType<{ readonly open: boolean; readonly shared: Shared; readonly onClose: () => void }>

export function ShareButton({ label, path, title, text = title, moment, kind = 'quiet' }: ShareButtonProps) {
  const [sheet, setSheet] = useState<{ readonly Sheet: Sheet; readonly shared: Shared; readonly isOpen: boolean } | null>(null)
  const share = async () => {
    const from = moment?.()
    const shared = { title, text, url: `${location.origin}${path}${from?.hash ?? ''}`, from: from?.clock ?? null }
    if (await isSharedByDevice(shared)) return
    const { default: Sheet } = await import('./share-sheet.tsx')
    setSheet({ Sheet, shared, isOpen: true })
  }
  return (
    <div data-needs-script>
      {/* Without a network the sheet may not come; the address bar has the address all the same. */}
      <Button kind={kind} onClick={() => void share().catch(() => undefined)}>
        {label}
      </Button>
      {sheet && (
        <Suspense fallback={null}>
          {/* It stays when it closes, so that the focus comes back to the button. */}
          <sheet.Sheet open={sheet.isOpen} shared={sheet.shared} onClose={() => setSheet({ ...sheet, isOpen: false })} />
        </Suspense>
      )}
    </div>
  )
}

/** False where the device has no sheet or refuses to show it: desktop Firefox, and everywhere without HTTPS, whatever TypeScript believes. */
async function isSharedByDevice({ title, text, url }: Shared): Promise<boolean> {
  if (!('share' in navigator)) return false
  try {
    await navigator.share({ title, text, url })
    return true
  } catch (error) {
    // Dismissing the sheet is an answer too, not a failure.
    return error instanceof DOMException && error.name === 'AbortError'
  }
}
