import type { WebContents } from 'electron'
import { isOurPage } from './app-origin.ts'

/** As much of Electron's app as tells of every page that comes to be. */
export type GuardedApp = Readonly<{ on(event: 'web-contents-created', listener: (event: unknown, contents: GuardedPage) => void): unknown }>

type GuardedPage = Pick<WebContents, 'setWindowOpenHandler'> &
  Readonly<{ on(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview', listener: (event: GuardedEvent) => void): unknown }>
type GuardedEvent = Readonly<{ url: string; preventDefault(): void }>

/**
 * No page goes anywhere but to our own, opens anything or embeds anything. Links that a person follows are asked for over the
 * contract and pass the gate of `open-external.ts`.
 */
export function guardEveryPage(app: GuardedApp): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}

function guard(contents: GuardedPage): void {
  contents.on('will-navigate', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-redirect', refuseForeign)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function refuseForeign(event: GuardedEvent): void {
  if (!isOurPage(event.url)) event.preventDefault()
}
