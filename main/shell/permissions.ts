/** All that the page may do besides drawing: put what a person copied on the clipboard. Notifications come from main. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** As much of Electron's session as decides what pages may do. */
type DeniedSession = Readonly<{
  setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void): void
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: object) => void) => void): void
  on(event: 'will-download', listener: (event: Readonly<{ preventDefault(): void }>) => void): unknown
}>

export function denyPermissions(session: DeniedSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // Nothing is downloaded by the page: files are saved by main, after a dialog.
  session.on('will-download', event => event.preventDefault())
}
