import type { FreshchatSimulator } from './freshchat-simulator.ts'

/**
 * A plain HTTP caller for tests: the status, the headers, and the body as text and as JSON where it is JSON.
 * @param asking method and path: `GET /v2/agents?page=2`
 */
export async function call(simulator: FreshchatSimulator, asking: string, options: Readonly<{ body?: unknown; token?: string }> = {}) {
  const [method = 'GET', path = '/'] = asking.split(' ')
  const reply = await fetch(`${simulator.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${options.token ?? simulator.access.token}`, 'content-type': 'application/json' },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  })
  const text = await reply.text()
  return { status: reply.status, headers: reply.headers, text, json: readJson(text) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
