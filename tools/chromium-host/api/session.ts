import { EventEmitter } from 'node:events'
import { part } from '#tools/chromium-host/guard.ts'
import { permissions } from './permissions.ts'
import { protocol } from './protocol.ts'
import { webRequest } from './web-request.ts'

/** The one session there is. */
export class Session extends EventEmitter {
  readonly protocol = protocol
  readonly webRequest = webRequest

  setPermissionCheckHandler = permissions.setCheckHandler
  setPermissionRequestHandler = permissions.setRequestHandler

  /** Chromium offers no device and no screen here, with or without a handler. */
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
}
part('Session', Session.prototype)

export const defaultSession = new Session()
export const session = part('session', { defaultSession })
