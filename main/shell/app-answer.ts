import { readFile } from 'node:fs/promises'
import type { AppFile } from './app-files.ts'
import { isOurs } from './app-origin.ts'
import { CONTENT_POLICY } from './content-policy.ts'

/** A file of our page, or 404: with the content policy on either. */
export async function answer(request: Request, files: ReadonlyMap<string, AppFile>): Promise<Response> {
  const entry = isOurs(request.url) && request.method === 'GET' ? files.get(new URL(request.url).pathname) : undefined
  if (entry === undefined) return new Response(null, { status: 404, headers: headersFor('text/plain') })
  return new Response(new Uint8Array(await readFile(entry.file)), { headers: headersFor(entry.type) })
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  }
}
