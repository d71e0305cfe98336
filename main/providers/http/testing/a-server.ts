import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createPlainServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type AServer = Readonly<{
  url: URL
  /** What was asked, oldest first. */
  seen: readonly Readonly<{ method: string; path: string; headers: IncomingMessage['headers']; body: string }>[]
  /** How many connections stand open. */
  connections: () => number
  /** Comes true when nobody is connected any more. */
  isLeft: () => Promise<void>
}>

/** A real server on this machine; gone when the test ends. `answer` is called once the whole request is there. */
export async function aServer(answer: RequestListener): Promise<AServer> {
  const seen: AServer['seen'][number][] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      answer(request, response)
    })
  })
  return { seen, ...(await listen(server)) }
}

/** A server that speaks no HTTP of its own: what goes over the wire is the test's. */
export function aRawServer(onConnection: (socket: Socket) => void) {
  return listen(createPlainServer(onConnection))
}

/** An address of this machine where nobody listens. */
export async function aDeadAddress(): Promise<URL> {
  const server = createPlainServer()
  const url = await bind(server)
  await new Promise(resolve => server.close(resolve))
  return url
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

async function listen(server: Server) {
  const open = new Set<Socket>()
  const waiting = new Set<() => void>()
  server.on('connection', socket => {
    open.add(socket)
    // Who breaks off breaks this end too: that is what the tests are about.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      open.delete(socket)
      if (open.size === 0) for (const wake of waiting) wake()
    })
  })
  const url = await bind(server)
  onTestFinished(async () => {
    for (const socket of open) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  const isLeft = () => new Promise<void>(resolve => (open.size === 0 ? resolve() : waiting.add(resolve)))
  return { url, connections: () => open.size, isLeft }
}

async function bind(server: Server): Promise<URL> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return new URL(`http://127.0.0.1:${address.port}/`)
}
