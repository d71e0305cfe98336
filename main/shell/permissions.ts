import type { Session } from 'electron'

/** All that the page may do besides drawing: put what a person copied on the clipboard. Notifications come from main. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // Nothing is downloaded by the page: files are saved by main, after a dialog.
  session.on('will-download', event => event.preventDefault())
}
