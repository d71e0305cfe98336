import { BrowserWindow, screen } from 'electron'
import { loadPage } from './load-page.ts'
import { createPlaceKeeper } from './place-keeper.ts'
import { windowOptions } from './window-options.ts'
import { placeWindow, type WindowPlace } from './window-place.ts'

export type WindowNeeds = Readonly<{
  preload: string
  place: WindowPlace | null
  /** Best effort: never throws. */
  keepPlace: (place: WindowPlace) => void
  background: string
  /** Our page cannot be loaded: the window would never show. */
  onPageLost: (error: unknown) => void
}>

/** Opens the one window and loads our page into it. Shown when it has something to show. */
export function openWindow({ preload, place, keepPlace, background, onPageLost }: WindowNeeds): BrowserWindow {
  const { isMaximized, ...bounds } = placeWindow(place, screen.getAllDisplays().map(display => display.workArea))
  const window = new BrowserWindow(windowOptions({ bounds, preload, background }))
  if (isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  const keeper = createPlaceKeeper({
    read: () => (window.isDestroyed() ? null : { ...window.getNormalBounds(), isMaximized: window.isMaximized() }),
    keep: keepPlace,
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  window.on('resize', keeper.moved)
  window.on('move', keeper.moved)
  window.on('close', keeper.closing)
  void loadPage(window, onPageLost)
  return window
}
