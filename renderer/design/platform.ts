/** Which glyphs a shortcut is written with; the same key has other names on macOS. */
export type Platform = 'mac' | 'other'

/** The platform this window runs on, from the browser; 'other' where there is none (tests). */
export const platform: Platform = typeof navigator !== 'undefined' && /Mac/u.test(navigator.userAgent) ? 'mac' : 'other'
