/** Where our own page lives. A standard, secure scheme of our own: no file://, no server. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = `${APP_SCHEME}://tributary`
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** Whether an address is one of our own page: what may call main, and where a frame may go. */
export function isOurs(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === `${APP_SCHEME}:` && new URL(url).host === 'tributary'
}
