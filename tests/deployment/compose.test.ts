import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../server/config.ts'

interface Service {
  readonly environment?: Record<string, string>
  readonly healthcheck?: { readonly test: string[] }
  readonly read_only?: boolean
  readonly user?: string
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as { services: Record<'server' | 'postgres' | 'icecast', Service> }

/** What compose would put in place of `${NAME:?why}` and `${NAME:-default}`. */
function filledIn(text: string): string {
  return text.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_all, _name, kind: string, rest: string) => (kind === '-' ? rest : 'a-secret-of-the-test'))
}

function environmentOf(service: Service): Record<string, string> {
  return Object.fromEntries(Object.entries(service.environment ?? {}).map(([key, value]) => [key, filledIn(String(value))]))
}

test('the server understands every setting that the compose file gives it', () => {
  const environment = environmentOf(compose.services.server)
  const config = readConfig(environment)
  expect(config.port).toBe(8000)
  expect(config.dataDir).toBe('/data')
  expect(config.databaseUrl).toContain('@postgres:5432/imi')
  expect(config.icecast?.host).toBe('icecast')
  const source = readFileSync('server/config.ts', 'utf8')
  for (const name of Object.keys(environment)) expect(source, `${name} is a setting the server reads`).toMatch(new RegExp(`\\b${name}\\b`))
})

test('no service of the compose file has a default password', () => {
  const text = readFileSync('docker-compose.yml', 'utf8')
  const passwords = [...text.matchAll(/\$\{(\w*PASSWORD\w*)(:?[?-])?/g)]
  expect(passwords.length).toBeGreaterThanOrEqual(4)
  for (const [, name, kind] of passwords) expect(kind, `${name} must be required, not defaulted`).toBe(':?')
})

test('the server and Icecast run without root and without a writable disk of their own', () => {
  expect(compose.services.server.user).toBe('node')
  expect(compose.services.server.read_only).toBe(true)
  expect(compose.services.icecast.read_only).toBe(true)
  expect(readFileSync('icecast/Dockerfile', 'utf8')).toContain('USER icecast2')
})

test('every service of the compose file says how its health is seen', () => {
  for (const [name, service] of Object.entries(compose.services)) expect(service.healthcheck?.test, name).toBeDefined()
})
