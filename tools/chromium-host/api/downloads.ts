import type { DevtoolsSession } from '#tools/chromium-host/chromium/devtools-pipe.ts'
import { record } from '#tools/chromium-host/recorder.ts'
import { toAppUrl } from '#tools/chromium-host/scheme-urls.ts'
import { part } from '#tools/chromium-host/guard.ts'
import { aPreventable } from './preventable.ts'
import { defaultSession } from './session.ts'
import { webContents } from './web-contents.ts'

/** Tells the app of downloads. Chromium carries none of them out, whatever the app answers. */
export async function refuseDownloads(browser: DevtoolsSession): Promise<void> {
  browser.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) => {
    const item = part('DownloadItem', { getURL: () => toAppUrl(url), getFilename: () => suggestedFilename, cancel: () => undefined })
    record('download', toAppUrl(url))
    defaultSession.emit('will-download', aPreventable({}), item, webContents.fromDevToolsTargetId(frameId))
  })
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
}
