// Node's own HTTP requests. `import … from 'node:http'` evaluates all it exports, among that a whole second HTTP client for
// WebSocket and fetch: 7 MB that a station never uses. Type imports cost nothing.

const { request } = process.getBuiltinModule('node:http')

export { request }
