// What a show is about, in words of the reader's language where we have them.

import { useProgrammeTexts, type ProgrammeTexts, type ProgrammeTranslate } from '../programme/texts.ts'
import css from './themes.module.css'

export function Themes({ themes }: { themes: readonly string[] }) {
  const t = useProgrammeTexts()
  return (
    <ul className={css.themes}>
      {themes.map((theme) => (
        <li key={theme} className={css.theme}>
          {wordOf(theme, t)}
        </li>
      ))}
    </ul>
  )
}

type ThemeKey = Extract<keyof ProgrammeTexts, `theme.${string}`>

/** Coordinators may invent themes; `t` gives an unknown key back, then the theme's own word stands. */
export function wordOf(theme: string, t: ProgrammeTranslate): string {
  const key = `theme.${theme}` as ThemeKey // may be none, see above
  const word = t(key)
  return word === key ? theme.replaceAll('-', ' ') : word
}
