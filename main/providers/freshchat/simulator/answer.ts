import type { JsonObject } from './records.ts'

/** What a route answers: a status code and a JSON body. */
export type Answer = Readonly<{ status: number; body: unknown }>

/** What a route is asked, already out of the hands of the HTTP server. Values that repeat in the query keep their first. */
export type Question = Readonly<{
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  body: unknown
  contentType: string
}>

export type Route = Readonly<{ method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; answer: (question: Question) => Answer }>

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

/** Freshchat's error object: the HTTP status again, a machine word, and a sentence. */
export function refusal(code: number, status: string, message: string): Answer {
  const body: JsonObject = { code, status, message }
  return { status: code, body }
}

export function accepted(message: string): Answer {
  return refusal(202, 'ACCEPTED', message)
}

export function invalid(message: string): Answer {
  return refusal(400, 'INVALID_VALUE', message)
}

export function notFound(noun: 'USER' | 'AGENT' | 'CONVERSATION' | 'CHANNEL' | 'GROUP'): Answer {
  const word = `${noun.charAt(0)}${noun.slice(1).toLowerCase()}`
  return refusal(404, `${noun}_NOT_FOUND`, `${word} does not exist`)
}
