import type { Protocol } from 'electron'
import { APP_SCHEME } from '#app/contract/app-origin.ts'
import { answer } from './app-answer.ts'
import { mapAppFiles } from './app-files.ts'

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }])
}

/** Serves the built page under `app://`, from memory of an exact map, with the content policy on every answer. */
export async function serveApp(protocol: Pick<Protocol, 'handle'>, folder: string): Promise<void> {
  const files = await mapAppFiles(folder)
  protocol.handle(APP_SCHEME, request => answer(request, files))
}
