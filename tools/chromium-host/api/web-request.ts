import { part } from '#tools/chromium-host/guard.ts'

type Details = Readonly<{ url: string; method: string; resourceType: string; webContentsId: number }>
type Listener = (details: Details, callback: (response: Readonly<{ cancel?: boolean }>) => void) => void
type Filter = Readonly<{ urls: readonly string[] }>

let asked: Readonly<{ patterns: readonly RegExp[]; listener: Listener }> | null = null
const watchers = new Set<(all: boolean) => void>()

/** Tells whether every request has to be asked about, now and whenever that changes. */
export function watchInterception(watcher: (all: boolean) => void): void {
  watchers.add(watcher)
  if (asked) watcher(true)
}

export async function mayRequest(details: Details): Promise<boolean> {
  const current = asked
  if (!current?.patterns.some(pattern => pattern.test(details.url))) return true
  return new Promise(resolve => current.listener(details, ({ cancel }) => resolve(cancel !== true)))
}

/** Cancelling is all it can do: no redirects, no headers. */
export const webRequest = part('session.webRequest', {
  onBeforeRequest(filter: Filter | Listener | null, listener?: Listener | null): void {
    const called = typeof filter === 'function' ? filter : listener
    const urls = typeof filter === 'function' || filter === null ? ['<all_urls>'] : filter.urls
    asked = called ? { patterns: urls.map(toPattern), listener: called } : null
    for (const watcher of watchers) watcher(asked !== null)
  },
})

function toPattern(glob: string): RegExp {
  if (glob === '<all_urls>') return /^/
  return new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
}
