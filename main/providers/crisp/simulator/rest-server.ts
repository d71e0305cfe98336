import { Readable } from 'node:stream'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import { runAfter } from './clock.ts'
import { invalidData, refusal, toBody, unknownRoute, wrongVerb, type Reply } from './envelope.ts'
import type { Fault, Faults } from './fault-switches.ts'
import { assertNever } from './json.ts'
import type { Parts } from './parts.ts'
import type { Quota } from './quota.ts'
import type { RequestLog, SeenRequest } from './request-log.ts'
import type { Method, Route } from './route.ts'
import { findCaller } from './token.ts'

type RestNeeds = Readonly<{ parts: Parts; routes: readonly Route[]; faults: Faults; quota: Quota; log: RequestLog }>

const METHODS: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const Params = z.record(z.string(), z.string())
const HTML_PAGE = '<!doctype html><html><head><title>Service unavailable</title></head><body><h1>Please try again later</h1></body></html>'

/** The REST side, not yet listening. */
export function createRestServer(needs: RestNeeds): FastifyInstance {
  const app = fastify({ exposeHeadRoutes: false, forceCloseConnections: true, routerOptions: { maxParamLength: 500 } })

  for (const route of needs.routes) {
    app.route({ method: route.method, url: `/v1${route.path}`, handler: (request, reply) => handle(needs, route, { request, reply }) })
  }
  for (const [path, taken] of methodsByPath(needs.routes)) {
    const method = METHODS.filter(candidate => !taken.has(candidate))
    app.route({ method, url: `/v1${path}`, handler: (_request, reply) => send(reply, wrongVerb()) })
  }
  app.setNotFoundHandler((_request, reply) => send(reply, unknownRoute()))
  app.setErrorHandler((error, _request, reply) => {
    const isOurs = !(error instanceof Error) || !('statusCode' in error)
    if (isOurs) throw error
    return send(reply, invalidData(error.message))
  })
  return app
}

type Exchange = Readonly<{ request: FastifyRequest; reply: FastifyReply }>

async function handle(needs: RestNeeds, route: Route, { request, reply }: Exchange): Promise<FastifyReply> {
  const seen = note(needs, request)
  const fault = needs.faults.take(`${seen.method} ${seen.path}`)
  reply.raw.once('finish', () => {
    seen.status = reply.raw.statusCode
  })

  if (fault?.kind === 'slow') await needs.parts.clock.sleep(fault.ms)
  const broken = fault === null ? null : answerInstead(needs, fault, { exchange: { request, reply }, route })
  if (broken !== null) return broken

  const { reply: answer, headers, release } = work(needs, route, request)
  if (needs.parts.behaviour.eventsBeforeAnswer) release()
  else reply.raw.once('close', release)

  if (fault?.kind === 'slow-answer') await needs.parts.clock.sleep(fault.ms)
  if (fault?.kind === 'stored-then-dropped') return drop(reply)
  if (fault?.kind === 'stored-then-status') return sendStatus(reply, fault)
  return send(reply.headers(headers), answer)
}

/** Who calls, may he still, and what does the route say: everything that changes the world, with its events held back. */
function work({ parts, quota }: RestNeeds, route: Route, request: FastifyRequest) {
  const presented = { authorization: request.headers.authorization, tier: headerOf(request, 'x-crisp-tier') }
  const caller = findCaller(parts.tokens, presented, parts.clock.now())
  if ('reason' in caller) return { reply: caller, headers: {}, release: () => undefined }

  const { refused, headers } = quota.count(caller)
  if (refused !== null) return { reply: refused, headers, release: () => undefined }

  const call = { caller, params: Params.parse(request.params), query: request.query, body: request.body }
  const { value, release } = parts.hub.collect(caller.identifier, () => route.answer(call))
  return { reply: value, headers, release }
}

/** The answer of a fault that happens instead of the work; null where the work is to be done first. */
function answerInstead(needs: RestNeeds, fault: Fault, { exchange, route }: Readonly<{ exchange: Exchange; route: Route }>) {
  const { request, reply } = exchange
  switch (fault.kind) {
    case 'status':
      return sendStatus(reply, fault)
    case 'dropped':
      return drop(reply)
    case 'dropped-then-stored':
      runAfter(needs.parts.clock, fault.ms, () => work(needs, route, request).release())
      return drop(reply)
    case 'unreadable':
      return reply.type('application/json').send('{"error":false,"reason":"listed","data":[{"session_id":"session_')
    case 'html':
      return reply.type('text/html').send(HTML_PAGE)
    case 'oversized':
      return reply.type('application/json').send(Readable.from(endlessList(fault.bytes ?? 50_000_000)))
    case 'slow':
    case 'slow-answer':
    case 'stored-then-dropped':
    case 'stored-then-status':
      return null
    default:
      return assertNever(fault)
  }
}

function sendStatus(
  reply: FastifyReply,
  fault: Readonly<{ status: number; body?: 'json' | 'html'; retryAfterSeconds?: number }>,
): FastifyReply {
  if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', String(fault.retryAfterSeconds))
  if (fault.body === 'html') return reply.status(fault.status).type('text/html').send(HTML_PAGE)
  return send(reply, refusal(fault.status))
}

function send(reply: FastifyReply, answer: Reply): FastifyReply {
  reply.status(answer.status).type('application/json; charset=utf-8')
  return reply.request.method === 'HEAD' ? reply.send() : reply.send(toBody(answer))
}

function drop(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

function note({ parts, log }: RestNeeds, request: FastifyRequest): SeenRequest {
  const [, encoded = ''] = (request.headers.authorization ?? '').split(' ')
  const seen: SeenRequest = {
    method: request.method,
    path: decodeURI(new URL(request.url, 'http://simulator').pathname).replace(/^\/v1/, ''),
    query: request.query,
    body: request.body,
    identifier: Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] || null,
    at: parts.clock.now(),
    status: null,
  }
  log.add(seen)
  return seen
}

function* endlessList(bytes: number): Generator<string> {
  const item = `${JSON.stringify({ session_id: 'session_of_somebody', filler: 'x'.repeat(65_536) })},`
  yield '{"error":false,"reason":"listed","data":['
  for (let sent = 0; sent < bytes; sent += item.length) yield item
  yield '{}]}'
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, ReadonlySet<Method>> {
  const paths = new Map<string, Set<Method>>()
  for (const route of routes) paths.set(route.path, (paths.get(route.path) ?? new Set()).add(route.method))
  return paths
}
