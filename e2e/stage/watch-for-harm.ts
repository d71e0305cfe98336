import type { Page } from '@playwright/test'

/** What content did that only code may do: run, leave, embed, fetch from elsewhere. */
export type HarmWatch = Readonly<{ harms: () => readonly string[] }>

/** @param ownOrigin requests to it are the page's own */
export function watchForHarm(page: Page, ownOrigin: string): HarmWatch {
  const harms: string[] = []
  page.on('dialog', dialog => {
    harms.push(`ran: ${dialog.type()} ${dialog.message()}`)
    // It may have gone with a page that was led elsewhere.
    dialog.dismiss().catch(() => undefined)
  })
  page.on('framenavigated', frame => {
    if (!frame.url().startsWith(ownOrigin)) harms.push(`went to ${frame.url()}`)
  })
  page.on('frameattached', frame => harms.push(`embedded a frame: ${frame.url()}`))
  page.on('popup', popup => harms.push(`opened ${popup.url()}`))
  page.on('download', download => harms.push(`loaded down ${download.url()}`))
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(ownOrigin) && !url.startsWith('data:') && !url.startsWith('blob:')) harms.push(`asked for ${url}`)
  })
  return { harms: () => harms }
}
