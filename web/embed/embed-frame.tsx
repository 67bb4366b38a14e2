// What every page inside a partner's site has around its content. Such pages know nothing of who looks at them.

import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { LANGUAGES, type Language } from '../i18n/languages.ts'

export type EmbedTheme = 'light' | 'dark' | 'auto'

export interface EmbedLook {
  readonly language: Language
  readonly theme: EmbedTheme
  /** Addresses of the built style, and of the script when the page has one. */
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
}

/** The whole page as HTML. */
export function framed(title: string, { language, theme, styles, scripts }: EmbedLook, content: ReactNode): string {
  const page = (
    <html lang={language} dir={LANGUAGES[language].reading} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <title>{title}</title>
        {styles.map((file) => (
          <link key={file} rel="stylesheet" href={file} />
        ))}
        {scripts.map((file) => (
          <script key={file} type="module" src={file} />
        ))}
      </head>
      <body>{content}</body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
