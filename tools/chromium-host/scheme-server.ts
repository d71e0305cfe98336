import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { HOST_SUFFIX, toAppUrl } from './scheme-urls.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>
export type SchemeServer = Readonly<{ port: number; close: () => void }>

/**
 * Answers, on loopback, what Chromium asks of the app's schemes, by calling the handlers of `protocol.handle`.
 * Status, headers and body are the handler's own; a handler that throws is a bad gateway, as a failed load is in Electron.
 */
export function startSchemeServer(handlerOf: (scheme: string) => SchemeHandler | undefined): Promise<SchemeServer> {
  const server = createServer((request, response) => {
    answer(request, response, handlerOf).catch((error: unknown) => {
      console.error('Error in a protocol handler:', error)
      if (!response.headersSent) response.writeHead(502)
      response.end()
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ port, close: () => (server.close(), server.closeAllConnections()) })
    })
  })
}

async function answer(from: IncomingMessage, to: ServerResponse, handlerOf: (scheme: string) => SchemeHandler | undefined): Promise<void> {
  const host = (from.headers.host ?? '').replace(/:\d+$/, '')
  const url = toAppUrl(`http://${host}${from.url ?? '/'}`)
  const handler = host.endsWith(HOST_SUFFIX) ? handlerOf(url.slice(0, url.indexOf(':'))) : undefined
  if (!handler) return void to.writeHead(403).end()
  // A browser asks for this icon by itself, Electron does not: the app must not see it, nor the page an error.
  if (from.url === '/favicon.ico') return void to.writeHead(204).end()

  const response = await handler(await requestOf(from, url))
  const body = Buffer.from(await response.arrayBuffer())
  to.writeHead(response.status, response.statusText, [...response.headers].flat())
  to.end(from.method === 'HEAD' ? undefined : body)
}

async function requestOf(from: IncomingMessage, url: string): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(from.headers)) {
    if (name !== 'host' && name !== 'connection' && value !== undefined) headers.set(name, inAppWords(name, String(value)))
  }
  const method = from.method ?? 'GET'
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  return new Request(url, { method, headers, body: new Uint8Array(await buffer(from)) })
}

function inAppWords(name: string, value: string): string {
  if (name === 'referer') return toAppUrl(value)
  return name === 'origin' ? toAppUrl(value).replace(/\/$/, '') : value
}
