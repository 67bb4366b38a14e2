import { expect, test } from 'vitest'
import { readCommand } from '../server/station-command.ts'

const read = (line: string) => readCommand(line.split(' ').filter(Boolean))

test('the commands that other programs rely on are read', () => {
  expect(read('person add --login L --name N --role host --password P')).toEqual({ kind: 'person add', login: 'L', name: 'N', role: 'host', password: 'P', host: null })
  expect(read('person add --login L --name N --role host --password P --host ola --json')).toMatchObject({ host: 'ola' })
  expect(read('person reset-second-step --login L')).toEqual({ kind: 'person reset-second-step', login: 'L' })
  expect(read('key create --login L --json')).toEqual({ kind: 'key create', login: 'L', label: 'command line' })
  expect(read('invite create --role host')).toEqual({ kind: 'invite create', role: 'host', host: null })
  expect(read('special start --login L --title T --minutes 60')).toEqual({ kind: 'special start', login: 'L', title: 'T', minutes: 60 })
  expect(read('special end --json')).toEqual({ kind: 'special end' })
  expect(read('import-feed https://p.example/feed --show baobab --rights-confirmed --json')).toEqual({ kind: 'import-feed', url: 'https://p.example/feed', show: 'baobab', since: null, publish: true, rightsConfirmed: true })
  expect(read('import-feed p.example --show baobab --since 2021-03-28 --drafts')).toMatchObject({ since: new Date('2021-03-28T00:00:00Z'), publish: false, rightsConfirmed: false })
  expect(read('programme check')).toEqual({ kind: 'programme check' })
  expect(read('programme apply --theirs files --json')).toEqual({ kind: 'programme apply', theirs: 'files' })
  expect(read('programme export --folder out')).toEqual({ kind: 'programme export', folder: 'out', overwrite: false })
})

test.each(['', '--help', '-h', 'person add --help'])('"%s" asks for help', (line) => {
  expect(read(line)).toEqual({ kind: 'help' })
})

test.each([
  ['person', /no command "person"; there are person add/],
  ['person remove --login L', /no command/],
  ['person add --login L', /needs --name/],
  ['person add --login L --name N --role boss --password P', /no role "boss"; choose one of host/],
  ['key create --login L --minutes 3', /takes no --minutes; it takes --login/],
  ['special end --login L', /takes no --login; it takes none/],
  ['programme apply --theirs mine', /--theirs is files or desk/],
  ['programme export', /needs --folder/],
  ['programme check --theirs desk', /takes no --theirs; it takes none/],
  ['key create --loggin L', /Unknown option '--loggin'; see --help/],
  ['key create --login', /--login/],
  ['import-feed --show baobab', /needs the address of the feed/],
  ['import-feed p.example', /needs --show/],
  ['import-feed p.example --show baobab --since yesterday', /a day such as/],
  ['import-feed p.example --show baobab --since 2021-02-31', /a day such as/],
  ['import-feed p.example and more --show baobab', /no command/],
  ['special start --login L --title T --minutes 0', /between 1 and 1440/],
  ['special start --login L --title T --minutes soon', /whole number/],
])('"%s" is refused in one sentence', (line, sentence) => {
  expect(() => read(line)).toThrow(sentence)
})
