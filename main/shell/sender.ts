import { isOurPage } from './app-origin.ts'

/** What Electron tells of whoever calls, and of the window that we made. */
type CallEvent = Readonly<{ senderFrame: Readonly<{ url: string; parent: unknown }> | null; sender: Readonly<{ id: number }> }>
type OurWindow = Readonly<{ isDestroyed(): boolean; webContents: Readonly<{ id: number }> }>

/** Only the main frame of the window we made, while it shows our own page: not a subframe, not about:blank, not a frame that is gone. */
export function isFromOurPage(event: CallEvent, window: OurWindow | null): boolean {
  const frame = event.senderFrame
  return (
    window !== null &&
    !window.isDestroyed() &&
    frame !== null &&
    frame.parent === null &&
    event.sender.id === window.webContents.id &&
    isOurPage(frame.url)
  )
}
