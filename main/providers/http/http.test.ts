import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SECOND_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createHttp, type HttpRequest } from './http.ts'
import { loopbackOnly } from './reach.ts'
import { aDeadAddress, aRawServer, aServer, sendJson } from './testing/a-server.ts'

function aDoor() {
  const clock = aClock()
  const http = createHttp({ clock, reaches: loopbackOnly })
  const get = (url: URL, more: Partial<HttpRequest> = {}) => http.send({ method: 'GET', url, ...more })
  return { clock, http, get }
}

const OFFLINE = { kind: 'offline' } as const

describe('what is asked', () => {
  test('a question goes out with its headers and nothing else of ours', async () => {
    const { get } = aDoor()
    const server = await aServer((_request, response) => sendJson(response, { a: 1 }))

    const outcome = await get(new URL('/v1/x?q=1', server.url), { headers: { authorization: 'Basic abc' } })

    expect(outcome).toMatchObject({ reached: 'answer', reply: { status: 200, body: { type: 'json', value: { a: 1 } } } })
    const [asked] = server.seen
    expect(asked).toMatchObject({ method: 'GET', path: '/v1/x?q=1', body: '' })
    expect(asked?.headers).toMatchObject({ authorization: 'Basic abc', accept: 'application/json' })
    expect(Object.keys(asked?.headers ?? {})).not.toContain('cookie')
    expect(Object.keys(asked?.headers ?? {})).not.toContain('referer')
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s carries a value as JSON', async method => {
    const { http } = aDoor()
    const server = await aServer((_request, response) => sendJson(response, {}))

    await http.send({ method, url: server.url, body: { text: 'Grüße 👋', list: [null] } })

    expect(server.seen[0]?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ text: 'Grüße 👋', list: [null] })
  })

  test('bytes and forms go as they are', async () => {
    const { http } = aDoor()
    const server = await aServer((_request, response) => sendJson(response, {}))
    const form = new FormData()
    form.set('file', new Blob(['abc']), 'a.txt')

    await http.send({ method: 'PUT', url: server.url, body: new TextEncoder().encode('raw bytes'), headers: { 'content-type': 'image/png' } })
    await http.send({ method: 'POST', url: server.url, body: form })

    expect(server.seen[0]).toMatchObject({ body: 'raw bytes', headers: { 'content-type': 'image/png' } })
    expect(server.seen[1]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(server.seen[1]?.body).toContain('filename="a.txt"')
  })

  test('bytes that are counted say their length, arrive whole, and are counted to the end', async () => {
    const { http } = aDoor()
    const server = await aServer((_request, response) => sendJson(response, {}))
    const counts: number[] = []
    const body = new TextEncoder().encode('0123456789'.repeat(20_000))

    await http.send({ method: 'PUT', url: server.url, body, headers: { 'content-type': 'image/png' }, onSent: sent => counts.push(sent) })

    expect(server.seen[0]?.headers).toMatchObject({ 'content-length': '200000', 'content-type': 'image/png' })
    expect(server.seen[0]?.headers['transfer-encoding']).toBeUndefined()
    expect(server.seen[0]?.body).toBe('0123456789'.repeat(20_000))
    expect(counts).toEqual([65_536, 131_072, 196_608, 200_000])
  })

  test('what a service wants remembered is forgotten', async () => {
    const { get } = aDoor()
    const server = await aServer((_request, response) => response.writeHead(200, { 'set-cookie': 'id=1; Path=/' }).end('{}'))

    await get(server.url)
    await get(server.url)

    expect(server.seen[1]?.headers.cookie).toBeUndefined()
  })
})

describe('who does not answer', () => {
  test('a port where nobody listens provably never saw the request', async () => {
    const { get, clock } = aDoor()

    expect(await get(await aDeadAddress())).toEqual({ reached: 'unsent', failure: OFFLINE })
    expect(clock.sleepers()).toBe(0)
  })

  test('a host that speaks no TLS is not reached, but what it said could also have come after the request', async () => {
    const { get } = aDoor()
    const server = await aServer((_request, response) => response.end())

    const outcome = await get(new URL(`https://127.0.0.1:${server.url.port}/`))

    expect(outcome).toEqual({ reached: 'unknown', failure: OFFLINE })
    expect(server.seen).toEqual([])
  })

  test('who breaks off a connection that served before may have acted on what came over it', async () => {
    const { get, http } = aDoor()
    const server = await aServer((request, response) => (request.method === 'POST' ? response.socket?.resetAndDestroy() : sendJson(response, {})))
    await get(server.url)

    const outcome = await http.send({ method: 'POST', url: server.url, body: { text: 'once' } })

    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'POST'])
    expect(outcome).toEqual({ reached: 'unknown', failure: OFFLINE })
  })

  test('an address out of reach is not even tried', async () => {
    const { get } = aDoor()

    expect(await get(new URL('https://api.example.test/v1'))).toEqual({ reached: 'unsent', failure: OFFLINE })
    expect(await get(new URL('http://127.0.0.1.example.test/'))).toEqual({ reached: 'unsent', failure: OFFLINE })
  })

  test('thirty seconds of silence end the call; it may have been acted on', async () => {
    const { get, clock } = aDoor()
    const server = await aServer(() => undefined)
    let outcome: unknown = 'waiting'
    const done = get(server.url).then(value => (outcome = value))

    await clock.advance(30 * SECOND_MS - 1)
    expect(outcome).toBe('waiting')
    await clock.advance(1)
    await done

    expect(outcome).toEqual({ reached: 'unknown', failure: OFFLINE })
    await server.isLeft()
  })

  test('a caller may be less patient', async () => {
    const { get, clock } = aDoor()
    const server = await aServer(() => undefined)
    const done = get(server.url, { timeoutMs: 500 })

    await clock.advance(500)

    expect(await done).toEqual({ reached: 'unknown', failure: OFFLINE })
  })

  test('an answer that trickles on and on is cut off as well', async () => {
    const { get, clock } = aDoor()
    const server = await aServer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('['))
    const done = get(server.url)

    await clock.advance(30 * SECOND_MS)

    expect(await done).toEqual({ reached: 'unknown', failure: OFFLINE })
    await server.isLeft()
  })

  test.each([
    ['hangs up on the request', (socket: { destroy(): void }) => socket.destroy()],
    ['resets the connection', (socket: { resetAndDestroy(): void }) => socket.resetAndDestroy()],
    ['answers with noise', (socket: { end(text: string): void }) => socket.end('\u{0}\u{1}SSH-2.0-OpenSSH\r\n\r\n')],
    ['promises more than it sends', (socket: { end(text: string): void }) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":')],
    ['breaks off in the middle of a chunk', (socket: { end(text: string): void }) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"a":')],
    ['sends headers without end', (socket: { write(text: string): void }) => socket.write(`HTTP/1.1 200 OK\r\nx-filler: ${'x'.repeat(200_000)}`)],
  ])('who %s may have acted on it', async (_name, misbehave) => {
    const { get } = aDoor()
    const server = await aRawServer(socket => socket.once('data', () => misbehave(socket)))

    expect(await get(server.url)).toEqual({ reached: 'unknown', failure: OFFLINE })
  })
})

describe('giving up', () => {
  test('a call that was given up before it began is cancelled', async () => {
    const { get } = aDoor()
    const server = await aServer((_request, response) => sendJson(response, {}))

    const outcome = await get(server.url, { signal: AbortSignal.abort() })

    expect(outcome).toEqual({ reached: 'unknown', failure: { kind: 'cancelled' } })
    expect(server.seen).toEqual([])
  })

  test.each([
    ['while the service thinks', () => undefined],
    ['in the middle of the answer', (_request: unknown, response: { write(text: string): void }) => response.write('[')],
  ])('a call that is given up %s lets go of the connection', async (_name, answer) => {
    const { get, clock } = aDoor()
    const end = new AbortController()
    const server = await aServer((request, response) => {
      answer(request, response)
      setImmediate(() => end.abort())
    })

    expect(await get(server.url, { signal: end.signal })).toEqual({ reached: 'unknown', failure: { kind: 'cancelled' } })
    await server.isLeft()
    expect(clock.sleepers()).toBe(0)
  })

  test('a signal that outlives the call does nothing to the next one', async () => {
    const { get } = aDoor()
    const end = new AbortController()
    const server = await aServer((_request, response) => sendJson(response, { a: 1 }))

    const first = await get(server.url, { signal: end.signal })
    end.abort()
    const second = await get(server.url)

    expect([first.reached, second.reached]).toEqual(['answer', 'answer'])
  })
})

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('%i is an answer and leads nowhere: no credential goes to another host', async status => {
    const { get } = aDoor()
    const elsewhere = await aServer((_request, response) => sendJson(response, { stolen: true }))
    const server = await aServer((_request, response) => response.writeHead(status, { location: elsewhere.url.href }).end())

    const outcome = await get(server.url, { headers: { authorization: 'Bearer secret' } })

    expect(outcome).toMatchObject({ reached: 'answer', reply: { status } })
    expect(elsewhere.seen).toEqual([])
    expect(elsewhere.connections()).toBe(0)
  })

  test('nor does a redirect within the host: what was asked is what is answered', async () => {
    const { get } = aDoor()
    const server = await aServer((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end())

    await get(server.url)

    expect(server.seen.map(({ path }) => path)).toEqual(['/'])
  })
})

describe('size', () => {
  test('fifty megabytes that never stop coming are let go of early', async () => {
    const { get } = aDoor()
    let sent = 0
    const server = await aServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const chunk = Buffer.alloc(64 * 1024, 'a')
      const pump = (): void => {
        while (sent < 50_000_000 && !response.destroyed) {
          sent += chunk.length
          if (!response.write(chunk)) return void response.once('drain', pump)
        }
      }
      pump()
    })

    expect(await get(server.url)).toMatchObject({ reached: 'answer', reply: { status: 200, body: { type: 'tooLarge' } } })
    await server.isLeft()
    expect(sent).toBeLessThan(20_000_000)
  })

  test('a small answer that swells to fifty megabytes is let go of too', async () => {
    const { get } = aDoor()
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'))
    const server = await aServer((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))

    expect(bomb.length).toBeLessThan(100_000)
    expect(await get(server.url)).toMatchObject({ reply: { body: { type: 'tooLarge' } } })
  })

  test('the limit is to the byte, and the caller may set it', async () => {
    const { get } = aDoor()
    const server = await aServer((_request, response) => response.end('"12345678"'))

    expect(await get(server.url, { maxBytes: 10 })).toMatchObject({ reply: { body: { type: 'json', value: '12345678' } } })
    expect(await get(server.url, { maxBytes: 9 })).toMatchObject({ reply: { body: { type: 'tooLarge' } } })
  })
})

test('a hundred calls at once are all answered, each with its own', async () => {
  const { get, clock } = aDoor()
  const server = await aServer((request, response) => sendJson(response, { path: request.url }))

  const outcomes = await Promise.all(Array.from({ length: 100 }, (_, n) => get(new URL(`/${n}`, server.url))))

  expect(outcomes.map(outcome => (outcome.reached === 'answer' ? outcome.reply.body : null))).toEqual(
    Array.from({ length: 100 }, (_, n) => ({ type: 'json', value: { path: `/${n}` } })),
  )
  expect(clock.sleepers()).toBe(0)
})
