/** What an answer carried. `html` where an API answer was due is the mark of a wrong host. */
export type Body =
  | Readonly<{ type: 'json'; value: unknown }>
  | Readonly<{ type: 'html' }>
  | Readonly<{ type: 'malformed' }>
  | Readonly<{ type: 'tooLarge' }>
  | Readonly<{ type: 'none' }>

/**
 * Reads at most `maxBytes`, then lets go of the connection: an answer of absurd size costs that much memory and no more.
 * @throws what the connection throws when it breaks in the middle
 */
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  const bytes = await readAtMost(response, maxBytes)
  if (bytes === null) return { type: 'tooLarge' }
  if (bytes.length === 0) return { type: 'none' }
  const text = new TextDecoder().decode(bytes)
  if (looksLikeHtml(response.headers.get('content-type'), text)) return { type: 'html' }
  try {
    return { type: 'json', value: JSON.parse(text) }
  } catch {
    return { type: 'malformed' }
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body) {
    length += chunk.length
    if (length > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function looksLikeHtml(contentType: string | null, text: string): boolean {
  return (contentType?.includes('text/html') ?? false) || /^\s*<(!doctype|html)/i.test(text.slice(0, 200))
}
