import { request as httpRequest, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { startSchemeServer, type SchemeHandler, type SchemeServer } from './scheme-server.ts'

let server: SchemeServer | null = null
afterEach(() => {
  server?.close()
  vi.restoreAllMocks()
})

type Answer = Readonly<{ status: number | undefined; headers: IncomingMessage['headers']; body: string }>

async function ask(handler: SchemeHandler, { host = 'tributary.app.chromium-host.localhost', path = '/a/b?c=d', method = 'GET', body = '', headers = {} } = {}): Promise<Answer> {
  server = await startSchemeServer(scheme => (scheme === 'app' ? handler : undefined))
  const { port } = server
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, method, path, headers: { ...headers, host } }, resolve).on('error', reject).end(body)
  })
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

test('the handler sees the app’s address, method, headers and body', async () => {
  const seen: unknown[] = []
  await ask(
    async request => {
      seen.push(request.url, request.method, request.headers.get('origin'), request.headers.get('referer'), await request.text())
      return new Response('')
    },
    { method: 'POST', body: 'hello', headers: { origin: 'http://tributary.app.chromium-host.localhost', referer: 'http://tributary.app.chromium-host.localhost/x' } },
  )
  expect(seen).toEqual(['app://tributary/a/b?c=d', 'POST', 'app://tributary', 'app://tributary/x', 'hello'])
})

test('status, headers and body are the handler’s own', async () => {
  const policy = "default-src 'none'; script-src 'self' app:"
  const answer = await ask(() => new Response('not here', { status: 404, headers: { 'content-security-policy': policy, 'x-mine': '1' } }))
  expect(answer).toMatchObject({ status: 404, headers: { 'content-security-policy': policy, 'x-mine': '1' }, body: 'not here' })
})

test('the icon that only a browser asks for is not asked of the app', async () => {
  const handler = vi.fn<SchemeHandler>(() => new Response(null, { status: 404 }))
  expect(await ask(handler, { path: '/favicon.ico' })).toMatchObject({ status: 204 })
  expect(handler).not.toHaveBeenCalled()
})

test('a handler that throws is a bad gateway, and is told', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answer = await ask(() => Promise.reject(new Error('broken')))
  expect(answer).toMatchObject({ status: 502, body: '' })
  expect(told).toHaveBeenCalledWith('Error in a protocol handler:', new Error('broken'))
})

test.each(['127.0.0.1', 'tributary.other.chromium-host.localhost', 'example.com'])('%s is not a host of the app', async host => {
  expect(await ask(() => new Response('here'), { host })).toMatchObject({ status: 403, body: '' })
})
