import { isLoopback, type Reach } from '#main/providers/http/reach.ts'

/**
 * Which relays the key may be shown to: those of whom the key was meant for. The discovery answer names a host, and whoever
 * could forge that answer would be sent identifier and key by the first hand-shake.
 *
 * A host belongs to the API when both end in the same two labels (`api.crisp.chat`, `client.relay.crisp.chat`); an address in
 * numbers only to itself; this machine to this machine.
 * @param origin of the API, as the credential names it
 */
export function relaysOf(origin: URL): Reach {
  if (isLoopback(origin)) return isLoopback
  const domain = domainOf(origin)
  return url => domainOf(url) === domain
}

function domainOf({ hostname }: URL): string {
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
  return isAddress ? hostname : hostname.replace(/\.$/, '').split('.').slice(-2).join('.')
}
