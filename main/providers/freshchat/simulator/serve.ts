import { setTimeout as wait } from 'node:timers/promises'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from './access.ts'
import { refusal, type Answer, type Question, type Route } from './answer.ts'
import type { FaultEffect, Faults } from './faults.ts'
import { dropConnection, endsBeforeTheDeed, sendOversized, sendPage, spoil } from './misbehave.ts'
import type { Quota } from './quota.ts'
import type { RequestLog } from './request-log.ts'
import type { Room } from './room.ts'

const MOST_BODY_BYTES = 32 * 1024 * 1024

type ServeNeeds = Readonly<{
  room: Room
  routes: readonly Route[]
  access: Access
  quota: Quota
  faults: Faults
  log: RequestLog
  /** From now on until the answer stands, what is written becomes visible this much later. */
  writeLate: (lateMs: number) => void
}>

/** The HTTP face: notes the request, meets its fault, checks token and quota, asks the route, spoils the answer. */
export function createServer(needs: ServeNeeds): FastifyInstance {
  const { room, routes, log } = needs
  const closing = new AbortController()
  const server = Fastify({
    bodyLimit: MOST_BODY_BYTES,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    rewriteUrl: request => {
      const url = request.url ?? '/'
      return room.behaviour.hasApiAlias && url.startsWith('/api/v2/') ? url.slice('/api'.length) : url
    },
  })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addHook('onClose', async () => closing.abort())

  server.get('/uploads/:id/:name', async (request, reply) => {
    const upload = room.world.uploads.get(readParams(request)['id'] ?? '')
    if (upload === undefined) return reply.code(404).send()
    return reply.type(upload.contentType).send(upload.bytes)
  })
  for (const route of routes) {
    server.route({ method: route.method, url: `/v2${route.path}`, handler: (request, reply) => handle(request, reply, route) })
  }
  server.setNotFoundHandler((request, reply) => handle(request, reply, null))
  return server

  async function handle(request: FastifyRequest, reply: FastifyReply, route: Route | null) {
    const path = request.url.split('?')[0] ?? ''
    const question = readQuestion(request)
    log.add({ at: room.clock.now(), method: request.method, path, query: question.query, body: loggable(question.body) })
    if (room.behaviour.isPortal) return sendPage(reply)

    const fault = needs.faults.meet(request.method, path)
    if (fault !== null && endsBeforeTheDeed(fault)) return misbehaveAtOnce(fault, request, reply)

    const barred = needs.access.check(request.headers.authorization, path)
    const pass = needs.quota.take()
    reply.headers(pass.headers)
    const answer =
      barred ??
      (pass.mayPass ? null : refusal(429, 'TOO_MANY_REQUESTS', 'The rate limit is reached')) ??
      askRoute(route, question, { method: request.method, path, fault })

    if (fault?.kind === 'slow') await wait(fault.delayMs, undefined, { signal: closing.signal }).catch(() => undefined)
    return fault === null ? sendAnswer(reply, answer) : spoil({ fault, answer, request, reply, sendAnswer })
  }

  function askRoute(
    route: Route | null,
    question: Question,
    { method, path, fault }: Readonly<{ method: string; path: string; fault: FaultEffect | null }>,
  ): Answer {
    if (route === null) {
      const isListing = method === 'GET' && path === '/v2/conversations' && room.behaviour.conversationListing === 405
      return isListing ? refusal(405, 'METHOD_NOT_ALLOWED', 'Method not allowed') : refusal(404, 'NOT_FOUND', 'The resource does not exist')
    }
    if (question.body instanceof SyntaxError) return refusal(400, 'INVALID_VALUE', 'The body is not JSON')
    needs.writeLate(fault?.kind === 'done-late' ? fault.lateMs : 0)
    const answer = route.answer(question)
    needs.writeLate(0)
    return answer
  }
}

async function misbehaveAtOnce(fault: FaultEffect, request: FastifyRequest, reply: FastifyReply) {
  if (fault.kind === 'html') return sendPage(reply)
  if (fault.kind === 'dropped') return dropConnection(request, reply)
  if (fault.kind === 'oversized') return sendOversized(reply, fault.bytes)
  if (fault.kind === 'refused') {
    const body = fault.body ?? { code: fault.status, status: 'FAILED', message: 'The request failed' }
    return reply.headers(fault.headers ?? {}).code(fault.status).type('application/json').send(JSON.stringify(body))
  }
  // silent: the connection stays open and unanswered until somebody closes it
  reply.hijack()
  return undefined
}

async function sendAnswer(reply: FastifyReply, answer: Answer) {
  if (answer.body === '') return reply.code(answer.status).send()
  return reply.code(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.body))
}

const Params = z.record(z.string(), z.string()).catch({})
const Query = z.record(z.string(), z.union([z.string(), z.array(z.string()).transform(values => values[0] ?? '')])).catch({})

function readParams(request: FastifyRequest): Readonly<Record<string, string>> {
  return Params.parse(request.params)
}

function readQuestion(request: FastifyRequest): Question {
  const contentType = request.headers['content-type'] ?? ''
  return { params: readParams(request), query: Query.parse(request.query), body: readBody(request.body, contentType), contentType }
}

/** JSON as a value, anything else as its bytes; a body that only claims to be JSON becomes the `SyntaxError` it caused. */
function readBody(body: unknown, contentType: string): unknown {
  if (!Buffer.isBuffer(body) || contentType.startsWith('multipart/')) return body
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    return error
  }
}

function loggable(body: unknown): unknown {
  return Buffer.isBuffer(body) ? { bytes: body.length } : body
}
