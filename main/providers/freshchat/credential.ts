import { isLoopback } from '#main/providers/http/reach.ts'
import type { Credential } from '#main/providers/provider.ts'

/** Where an account lives and what opens it. Holds the secret: it goes nowhere but into the client. */
export type FreshchatKey = Readonly<{ origin: URL; token: string }>

type ReadKey = Readonly<{ ok: true; key: FreshchatKey }> | Readonly<{ ok: false; field: 'chatUrl' | 'token' }>

/** What a person pastes, cleaned: the address of any page of the account will do, and so will `Bearer …`. Names the field that cannot be meant. */
export function readKey(credential: Credential): ReadKey {
  const origin = cleanChatUrl(credential['chatUrl'] ?? '')
  if (origin === null) return { ok: false, field: 'chatUrl' }
  const token = (credential['token'] ?? '').trim().replace(/^bearer\s+/i, '')
  // A header carries visible ASCII only; anything else was not a token but a piece of a page.
  return /^[\u0021-\u007e]+$/.test(token) ? { ok: true, key: { origin, token } } : { ok: false, field: 'token' }
}

/** Scheme, host and port, nothing else; null when it is no address, or one that would carry the token in the open. */
export function cleanChatUrl(pasted: string): URL | null {
  const text = pasted.trim()
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return null
  if (isLoopback(url)) return url.protocol === 'http:' || url.protocol === 'https:' ? new URL(url.origin) : null
  const isHost = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname)
  if (!isHost || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  return new URL(`https://${url.host}`)
}
