/** Where our own page lives: a standard, secure scheme of our own, no file and no server. Main serves it, the preload asks for it. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = `${APP_SCHEME}://tributary`
