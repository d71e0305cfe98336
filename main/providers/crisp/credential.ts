import { isLoopback } from '#main/providers/http/reach.ts'
import type { Credential } from '#main/providers/provider.ts'

const TIERS = ['website', 'plugin', 'user'] as const
export type Tier = (typeof TIERS)[number]

/** What opens an account. Holds the secret: it goes nowhere but into the client and the socket. */
export type CrispKey = Readonly<{ origin: URL; tier: Tier; identifier: string; key: string }>

export type CredentialFieldName = 'tier' | 'websiteId' | 'identifier' | 'key' | 'apiUrl'
type ReadKey =
  | Readonly<{ ok: true; key: CrispKey; websiteId: string | null }>
  | Readonly<{ ok: false; field: CredentialFieldName }>

const DEFAULT_ORIGIN = 'https://api.crisp.chat'
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** What a person pastes, cleaned. Names the first field that cannot be meant. The website may be pasted as any address of Crisp's app. */
export function readKey(credential: Credential): ReadKey {
  const field = (name: CredentialFieldName): string => (credential[name] ?? '').trim()

  const tier = TIERS.find(known => known === (field('tier') || 'website'))
  if (tier === undefined) return { ok: false, field: 'tier' }
  const websiteId = UUID.exec(field('websiteId'))?.[0].toLowerCase() ?? null
  if (websiteId === null && tier !== 'plugin') return { ok: false, field: 'websiteId' }
  // Identifier and key go into one header, divided by a colon.
  if (!isVisible(field('identifier')) || field('identifier').includes(':')) return { ok: false, field: 'identifier' }
  if (!isVisible(field('key'))) return { ok: false, field: 'key' }
  const origin = cleanApiUrl(field('apiUrl') || DEFAULT_ORIGIN)
  if (origin === null) return { ok: false, field: 'apiUrl' }
  return { ok: true, key: { origin, tier, identifier: field('identifier'), key: field('key') }, websiteId }
}

/** Scheme, host and port; null when it is no address, or one that would carry the key in the open. */
function cleanApiUrl(pasted: string): URL | null {
  if (!URL.canParse(pasted)) return null
  const url = new URL(pasted)
  if (url.username !== '' || url.password !== '') return null
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
  return isSafe ? new URL(url.origin) : null
}

function isVisible(text: string): boolean {
  return /^[\u0021-\u007e]+$/.test(text)
}
