import { expect, test } from 'vitest'
import { filesOf } from '../../server/http/built-files.ts'

const built = {
  'index.html': { file: 'assets/index.js', css: ['assets/index.css'], imports: ['_site.js'] },
  '_site.js': { file: 'assets/site.js', css: ['assets/site.css'] },
  'shows/show-page.tsx': { file: 'assets/show.js', css: ['assets/show.css'], imports: ['_site.js', '_links.js'] },
  '_links.js': { file: 'assets/links.js', css: ['assets/links.css'], imports: ['shows/show-page.tsx'] },
}

test('a page names its scripts and styles, and what they import, but not what every page has', () => {
  expect(filesOf(built, ['shows/show-page.tsx'])).toEqual({ scripts: ['/assets/show.js', '/assets/links.js'], styles: ['/assets/show.css', '/assets/links.css'] })
})

test('a page that the build does not know names nothing', () => {
  expect(filesOf(built, ['shows/nobody.tsx'])).toEqual({ scripts: [], styles: [] })
})
