import type { DevtoolsSession } from '#tools/chromium-host/chromium/devtools-pipe.ts'
import { toChromiumUrl } from '#tools/chromium-host/scheme-urls.ts'

type CheckHandler = (contents: null, permission: string, origin: string, details: object) => boolean
type RequestHandler = (contents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void

/** Electron's names for what a page may ask, and Chromium's. */
const PERMISSIONS: readonly (readonly [electron: string, chromium: string])[] = [
  ['notifications', 'notifications'],
  ['geolocation', 'geolocation'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
  ['display-capture', 'display-capture'],
]

let check: CheckHandler | null = null
let request: RequestHandler | null = null
let browser: DevtoolsSession | null = null
let appOrigin: string | null = null

export const permissions = {
  setCheckHandler(handler: CheckHandler | null): void {
    check = handler
    void applyPermissions()
  },
  setRequestHandler(handler: RequestHandler | null): void {
    request = handler
  },
}

/** Denies everything to every page, before there is one. */
export async function denyPermissions(session: DevtoolsSession): Promise<void> {
  browser = session
  await applyPermissions()
}

/** From now on, what the app's check handler grants is granted to this origin, and to no other. */
export async function grantTo(origin: string): Promise<void> {
  if (origin === appOrigin) return
  appOrigin = origin
  await applyPermissions()
}

/** What the app's request handler says to a permission; Chromium never asks it, a test may. */
export function askForPermission(contents: unknown, permission: string, details: object): Promise<boolean> {
  const handler = request
  return handler === null ? Promise.resolve(false) : new Promise(resolve => handler(contents, permission, resolve, details))
}

async function applyPermissions(): Promise<void> {
  const session = browser
  if (session === null) return
  await Promise.all(
    PERMISSIONS.flatMap(([permission, name]) => {
      const denied = session.send('Browser.setPermission', { permission: { name }, setting: 'denied' })
      return appOrigin !== null && isGranted(permission, appOrigin)
        ? [denied, session.send('Browser.setPermission', { permission: { name }, setting: 'granted', origin: toChromiumUrl(appOrigin).replace(/\/$/, '') })]
        : [denied]
    }),
  )
}

function isGranted(permission: string, origin: string): boolean {
  return check?.(null, permission, `${origin}/`, { requestingUrl: `${origin}/`, isMainFrame: true }) === true
}
