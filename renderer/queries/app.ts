import { queryOptions } from '@tanstack/react-query'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

export const appInfo = () => queryOptions({ queryKey: [keys.app, 'info'], queryFn: () => ask('app.info', {}) })
export const preferences = () => queryOptions({ queryKey: [keys.preferences], queryFn: () => ask('preferences.get', {}) })
export const vaultStatus = () => queryOptions({ queryKey: [keys.vault], queryFn: () => ask('vault.status', {}) })
/** Main opens only what it was asked about within the last minute: a new dialog asks anew, and an open one every half. */
export const linkVerdict = (url: string, label: string | null) =>
  queryOptions({ queryKey: [keys.links, url, label], queryFn: () => ask('links.inspect', { url, label }), staleTime: 0, gcTime: 0, refetchInterval: 30_000 })
/** What is broken in the demo on purpose; fails with `notFound` outside of it. */
export const demoBreaks = () => queryOptions({ queryKey: [keys.app, 'breaks'], queryFn: () => ask('demo.breaks', {}) })
/** What the demo holds; fails with `notFound` outside of it. */
export const demoFacts = () => queryOptions({ queryKey: [keys.app, 'demo'], queryFn: () => ask('demo.facts', {}) })
