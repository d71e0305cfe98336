import { chromium, life } from '#tools/chromium-host/lifecycle.ts'
import type { PageLink } from '#tools/chromium-host/page/page-link.ts'
import { watchTargets, type Target, type Targets } from '#tools/chromium-host/page/targets.ts'
import type { Rectangle } from './window-place.ts'

let targets: Promise<Targets> | null = null

/** Opens a window of Chromium; its page is paused. */
export async function openTarget({ x, y, width, height }: Rectangle): Promise<Target> {
  targets ??= watchTargets(chromium())
  return (await targets).create({ left: x, top: y, width, height })
}

/** Gives the page exactly this many pixels. Zooming, as in a browser, makes its pixels larger and so fewer. */
export async function sizePage({ cdp, targetId }: PageLink, { width, height }: Rectangle, zoom: number): Promise<void> {
  const { browser } = chromium()
  if (!life.headless) {
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId })
    await browser.send('Browser.setContentsSize', { windowId, width, height })
  }
  if (!life.headless && zoom === 1 && width >= NARROWEST_WINDOW) await cdp.send('Emulation.clearDeviceMetricsOverride', {})
  else await cdp.send('Emulation.setDeviceMetricsOverride', { width: Math.round(width / zoom), height: Math.round(height / zoom), deviceScaleFactor: zoom, mobile: false })
}

/** Chromium makes no window on a screen narrower than this; a page can still be laid out as if it were. */
const NARROWEST_WINDOW = 500
