// What the bundler understands and TypeScript must be told.

/// <reference types="vite/types/importMeta.d.ts" />

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}

declare module '*.css?raw' {
  const text: string
  export default text
}

declare module '*.css' {}

// The small half of the library has no types of its own.
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
