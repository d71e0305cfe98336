import type { FreshchatSimulator } from './freshchat-simulator.ts'

/** A plain HTTP caller for tests: the status, the headers, and the body as text and as JSON where it is JSON. */
export async function call(simulator: FreshchatSimulator, method: string, path: string, options: Readonly<{ body?: unknown; token?: string }> = {}) {
  const reply = await fetch(path.startsWith('http') ? path : `${simulator.url}${path}`, {
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
