import { expect, test } from 'vitest'
import { neverConnected } from './never-connected.ts'

const cause = (code: string, syscall?: string) => Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) })
const thrown = (why: unknown) => new TypeError('fetch failed', { cause: why })

test.each([
  ['ECONNREFUSED', 'connect'],
  ['EHOSTUNREACH', 'connect'],
  ['ENETUNREACH', 'connect'],
  ['ENOTFOUND', 'getaddrinfo'],
  ['EAI_AGAIN', 'getaddrinfo'],
  ['UND_ERR_CONNECT_TIMEOUT', undefined],
  ['CERT_HAS_EXPIRED', undefined],
  ['ERR_TLS_CERT_ALTNAME_INVALID', undefined],
])('%s from %s proves that nothing left', (code, syscall) => {
  expect(neverConnected(thrown(cause(code, syscall)))).toBe(true)
})

test.each([
  ['EHOSTUNREACH', 'read'],
  ['EHOSTUNREACH', 'write'],
  ['ENETUNREACH', 'write'],
  ['ECONNREFUSED', 'read'],
  ['ECONNREFUSED', undefined],
  ['ENOTFOUND', 'connect'],
  ['ECONNRESET', 'read'],
  ['ECONNRESET', 'connect'],
  ['ETIMEDOUT', 'read'],
  ['EPIPE', 'write'],
  ['UND_ERR_SOCKET', undefined],
  ['UND_ERR_HEADERS_TIMEOUT', undefined],
  ['ERR_SSL_WRONG_VERSION_NUMBER', undefined],
])('%s from %s proves nothing: the request may have been read', (code, syscall) => {
  expect(neverConnected(thrown(cause(code, syscall)))).toBe(false)
})

test('of several addresses, every one must have been closed', () => {
  const refused = cause('ECONNREFUSED', 'connect')

  expect(neverConnected(thrown(new AggregateError([refused, cause('ENETUNREACH', 'connect')])))).toBe(true)
  expect(neverConnected(thrown(new AggregateError([refused, cause('ECONNRESET', 'read')])))).toBe(false)
  expect(neverConnected(thrown(new AggregateError([])))).toBe(false)
})

test.each([null, 'ECONNREFUSED', new Error('no cause'), thrown(null), thrown({ code: 'ECONNREFUSED', syscall: 'connect' })])('%s is not proof', error => {
  expect(neverConnected(error)).toBe(false)
})
