import type { WebContents } from 'electron'
import { isOurs } from './app-origin.ts'

/** As much of Electron's app as tells of every page that comes to be. */
export type GuardedApp = Readonly<{ on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown }>

/**
 * No page of ours goes anywhere, opens anything or embeds anything. Links that a person follows are asked for over the
 * contract and pass the gate of `open-external.ts`.
 */
export function guardEveryPage(app: GuardedApp): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', event => refuseForeign(event))
  contents.on('will-frame-navigate', event => refuseForeign(event))
  contents.on('will-redirect', event => refuseForeign(event))
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function refuseForeign(event: Readonly<{ url: string; preventDefault(): void }>): void {
  if (!isOurs(event.url)) event.preventDefault()
}
