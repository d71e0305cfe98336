import { part } from '#tools/chromium-host/guard.ts'
import type { SchemeHandler } from '#tools/chromium-host/scheme-server.ts'

const handlers = new Map<string, SchemeHandler>()
const privileged = new Set<string>()

/** The app's handler for a scheme, which the scheme server calls. */
export function schemeHandler(scheme: string): SchemeHandler | undefined {
  return handlers.get(scheme)
}

export const protocol = part('protocol', {
  /** Every scheme is standard and secure here, so the privileges themselves change nothing. */
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!privileged.has(scheme)) throw new Error(`The Chromium host serves only schemes named in registerSchemesAsPrivileged, not '${scheme}'`)
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
})
