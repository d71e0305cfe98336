/** Which addresses a door leads to. */
export type Reach = (url: URL) => boolean

const LOOPBACK_HOSTS = new Set(['127.0.0.1', '[::1]', 'localhost'])

export const isLoopback: Reach = url => LOOPBACK_HOSTS.has(url.hostname)

/** The real world: encrypted, or this very machine. */
export const anywhereSafe: Reach = url =>
  url.protocol === 'https:' || url.protocol === 'wss:' || isLoopback(url)

/** The demo's world: this very machine and nothing else. */
export const loopbackOnly: Reach = url => isLoopback(url)
