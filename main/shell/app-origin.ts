import { APP_ORIGIN, APP_SCHEME } from '#app/contract/app-origin.ts'

/** The one page of the app. */
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** Whether an address is within our origin: what may be asked of our files. */
export function isOurs(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === `${APP_SCHEME}:` && new URL(url).host === 'tributary'
}

/** Whether an address is our own page, wherever in it: what may call main and be told, and the only place a window may go. */
export function isOurPage(url: string): boolean {
  return URL.canParse(url) && new URL(url).href.split('#', 1)[0] === APP_PAGE
}
