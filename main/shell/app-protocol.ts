import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { mapAppFiles, type AppFile } from './app-files.ts'
import { APP_SCHEME, isOurs } from './app-origin.ts'
import { CONTENT_POLICY } from './content-policy.ts'

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }])
}

/** Serves the built page under `app://`, from memory of an exact map, with the content policy on every answer. */
export async function serveApp(folder: string): Promise<void> {
  const files = await mapAppFiles(folder)
  protocol.handle(APP_SCHEME, request => answer(request, files))
}

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
