// A button in the station's look. `kind`: the one thing to do here, something else to do, or something that cannot be undone.

import type { ComponentProps } from 'react'
import css from './button.module.css'

export function Button({ kind = 'quiet', className, ...rest }: ComponentProps<'button'> & { kind?: 'main' | 'quiet' | 'danger' }) {
  return <button type="button" {...rest} className={[css['button'], css[kind], className].filter(Boolean).join(' ')} />
}
