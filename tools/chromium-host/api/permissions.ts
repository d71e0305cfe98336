import type { DevtoolsSession } from '#tools/chromium-host/chromium/devtools-pipe.ts'
import { toChromiumUrl } from '#tools/chromium-host/scheme-urls.ts'

type CheckHandler = (contents: null, ...about: [permission: string, origin: string, details: object]) => boolean
type RequestHandler = (contents: unknown, ...about: [permission: string, answer: (granted: boolean) => void, details: object]) => void

type Permission = Readonly<{
  /** The name Electron's check handler is asked about; null where it has none, which is never granted. */
  electron: string | null
  chromium: Readonly<{ name: string; sysex?: boolean }>
}>

const PERMISSIONS: readonly Permission[] = [
  { electron: 'notifications', chromium: { name: 'notifications' } },
  { electron: 'geolocation', chromium: { name: 'geolocation' } },
  { electron: 'media', chromium: { name: 'camera' } },
  { electron: 'media', chromium: { name: 'microphone' } },
  { electron: 'clipboard-read', chromium: { name: 'clipboard-read' } },
  { electron: 'clipboard-sanitized-write', chromium: { name: 'clipboard-write' } },
  { electron: 'midi', chromium: { name: 'midi' } },
  { electron: 'midiSysex', chromium: { name: 'midi', sysex: true } },
  { electron: 'idle-detection', chromium: { name: 'idle-detection' } },
  { electron: 'window-management', chromium: { name: 'window-management' } },
  { electron: 'display-capture', chromium: { name: 'display-capture' } },
  { electron: 'pointerLock', chromium: { name: 'pointer-lock' } },
  { electron: 'keyboardLock', chromium: { name: 'keyboard-lock' } },
  { electron: 'speaker-selection', chromium: { name: 'speaker-selection' } },
  { electron: 'storage-access', chromium: { name: 'storage-access' } },
  { electron: 'top-level-storage-access', chromium: { name: 'top-level-storage-access' } },
  ...[
    'accelerometer',
    'ambient-light-sensor',
    'background-fetch',
    'background-sync',
    'captured-surface-control',
    'gyroscope',
    'local-fonts',
    'magnetometer',
    'nfc',
    'payment-handler',
    'periodic-background-sync',
    'persistent-storage',
    'screen-wake-lock',
    'system-wake-lock',
    'web-app-installation',
  ].map(name => ({ electron: null, chromium: { name } })),
]

let check: CheckHandler | null = null
let request: RequestHandler | null = null
let browser: DevtoolsSession | null = null
let appOrigin: string | null = null

export const permissions = {
  setCheckHandler: (handler: CheckHandler | null): void => {
    check = handler
    void applyPermissions()
  },
  setRequestHandler: (handler: RequestHandler | null): void => {
    request = handler
  },
}

/** Denies everything to every page, before there is one. */
export async function denyPermissions(session: DevtoolsSession): Promise<void> {
  browser = session
  await applyPermissions()
}

/** From now on, what the app's check handler grants is granted to this origin, and to no other; `null`, which is every nameless one, gets nothing. */
export async function grantTo(origin: string): Promise<void> {
  const next = origin === 'null' ? null : origin
  if (next === appOrigin) return
  appOrigin = next
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
  const origin = appOrigin
  const denied = PERMISSIONS.map(({ chromium }) => session.send('Browser.setPermission', { permission: chromium, setting: 'denied' }))
  const granted = PERMISSIONS.filter(({ electron }) => origin !== null && electron !== null && isGranted(electron, origin)).map(({ chromium }) =>
    session.send('Browser.setPermission', { permission: chromium, setting: 'granted', origin: toChromiumUrl(origin ?? '').replace(/\/$/, '') }),
  )
  await Promise.all([...denied, ...granted])
}

function isGranted(permission: string, origin: string): boolean {
  return check?.(null, permission, `${origin}/`, { requestingUrl: `${origin}/`, isMainFrame: true }) === true
}
