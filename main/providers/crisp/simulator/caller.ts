import type { Token } from './token.ts'

/** A plain HTTP caller for tests: the status, the headers, and the body as text and, where it is an envelope, in parts. */
export async function call(
  simulator: Readonly<{ url: string }>,
  request: string,
  options: Readonly<{ token?: Token; body?: unknown; headers?: Readonly<Record<string, string>> }> = {},
) {
  const [method = 'GET', path = '/'] = request.split(' ')
  const { token, body } = options
  const reply = await fetch(`${simulator.url}/v1${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: basicOf(token), 'x-crisp-tier': token.tier }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  return { status: reply.status, headers: reply.headers, text, ...readEnvelope(text) }
}

function basicOf({ identifier, key }: Token): string {
  return `Basic ${Buffer.from(`${identifier}:${key}`).toString('base64')}`
}

function readEnvelope(text: string): Readonly<{ reason: unknown; data: unknown }> {
  try {
    const value: unknown = JSON.parse(text)
    const isEnvelope = typeof value === 'object' && value !== null && 'reason' in value && 'data' in value
    return isEnvelope ? { reason: value.reason, data: value.data } : { reason: undefined, data: undefined }
  } catch {
    return { reason: undefined, data: undefined }
  }
}
