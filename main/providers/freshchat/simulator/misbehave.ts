import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refusal, type Answer } from './answer.ts'
import type { FaultEffect } from './faults.ts'

const CHUNK_BYTES = 64 * 1024
const PAGE = '<!doctype html><html><head><title>Acme</title></head><body><h1>Welcome to Acme</h1></body></html>'

/** Whether nothing happens in the account when this fault is met. */
export function endsBeforeTheDeed(fault: FaultEffect): boolean {
  return ['refused', 'html', 'dropped', 'silent', 'oversized'].includes(fault.kind)
}

export async function sendPage(reply: FastifyReply) {
  return reply.code(200).type('text/html; charset=utf-8').send(PAGE)
}

export async function dropConnection(request: FastifyRequest, reply: FastifyReply) {
  reply.hijack()
  request.raw.socket.destroy()
  return undefined
}

/** Well-formed JSON up to the last byte, far larger than any page. */
export async function sendOversized(reply: FastifyReply, bytes: number) {
  return reply.code(200).type('application/json').send(Readable.from(oversizedJson(bytes)))
}

function* oversizedJson(bytes: number) {
  const opening = '{"filler":"'
  const closing = '"}'
  yield opening
  for (let left = bytes - opening.length - closing.length; left > 0; left -= CHUNK_BYTES) yield 'a'.repeat(Math.min(left, CHUNK_BYTES))
  yield closing
}

type Spoiling = Readonly<{
  fault: FaultEffect
  answer: Answer
  request: FastifyRequest
  reply: FastifyReply
  sendAnswer: (reply: FastifyReply, answer: Answer) => Promise<unknown>
}>

/** The deed is done; what does its answer look like? */
export async function spoil({ fault, answer, request, reply, sendAnswer }: Spoiling) {
  const failed = (status: number) => refusal(status, status === 400 ? 'INVALID_VALUE' : 'INTERNAL_SERVER_ERROR', 'The request failed')
  switch (fault.kind) {
    case 'done-but-refused':
      return sendAnswer(reply, failed(fault.status))
    case 'done-but-dropped':
      return dropConnection(request, reply)
    case 'done-late':
      if (fault.answer === 'dropped') return dropConnection(request, reply)
      return sendAnswer(reply, fault.answer === 'refused' ? failed(500) : answer)
    case 'cut-short': {
      const text = JSON.stringify(answer.body)
      return reply.code(answer.status).type('application/json').send(text.slice(0, Math.ceil(text.length / 2)))
    }
    case 'altered':
      return sendAnswer(reply, { ...answer, body: fault.alter(answer.body) })
    default:
      return sendAnswer(reply, answer)
  }
}
