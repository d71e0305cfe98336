import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { denyPermissions } from './permissions.ts'

type Needs = Parameters<typeof denyPermissions>[0]
type Handlers = {
  request: Parameters<Needs['setPermissionRequestHandler']>[0]
  check: Parameters<Needs['setPermissionCheckHandler']>[0]
  device: Parameters<Needs['setDevicePermissionHandler']>[0]
  screen: Parameters<Needs['setDisplayMediaRequestHandler']>[0]
}

/** A session that does what it is told, so that a test can ask as Electron asks. Untold, it grants everything. */
function aSession() {
  let handlers: Handlers = { request: (_contents, _permission, answer) => answer(true), check: () => true, device: () => true, screen: (_request, answer) => answer({ video: {} }) }
  const set = (told: Partial<Handlers>) => void (handlers = { ...handlers, ...told })
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (request: Handlers['request']) => set({ request }),
    setPermissionCheckHandler: (check: Handlers['check']) => set({ check }),
    setDevicePermissionHandler: (device: Handlers['device']) => set({ device }),
    setDisplayMediaRequestHandler: (screen: Handlers['screen']) => set({ screen }),
  })
  denyPermissions(session)
  return {
    session,
    granted(permission: string): readonly boolean[] {
      const answers: boolean[] = []
      handlers.request(null, permission, isGranted => answers.push(isGranted))
      return [...answers, handlers.check(null, permission)]
    },
    device: () => handlers.device(),
    screen(): readonly object[] {
      const given: object[] = []
      handlers.screen({}, streams => given.push(streams))
      return given
    },
  }
}

/** Every name that Electron's handlers know, and one that it may learn. */
const REFUSED = [
  'clipboard-read', 'display-capture', 'fullscreen', 'geolocation', 'idle-detection', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications',
  'openExternal', 'pointerLock', 'keyboardLock', 'speaker-selection', 'storage-access', 'top-level-storage-access', 'window-management', 'fileSystem',
  'hid', 'serial', 'usb', 'bluetooth', 'deprecated-sync-clipboard-read', 'unknown', 'something of tomorrow',
]

test.each(REFUSED)('a page may not have %s', permission => {
  expect(aSession().granted(permission)).toEqual([false, false])
})

test('a page may put what a person copied on the clipboard', () => {
  expect(aSession().granted('clipboard-sanitized-write')).toEqual([true, true])
})

test('a page gets no device and no screen', () => {
  const session = aSession()

  expect([session.device(), session.screen()]).toEqual([false, [{}]])
})

test('a page downloads nothing', () => {
  const { session } = aSession()
  let isPrevented = false

  session.emit('will-download', { preventDefault: () => (isPrevented = true) })

  expect(isPrevented).toBe(true)
})
