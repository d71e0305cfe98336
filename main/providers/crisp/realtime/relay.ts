import { isLoopback, type Reach } from '#main/providers/http/reach.ts'

/**
 * Which relays the key may be shown to: those of whom the key was meant for. The discovery answer names a host, and whoever
 * could forge that answer would be sent identifier and key by the first hand-shake.
 *
 * Hosts of Crisp may have it, since the key is Crisp's own; so may the very host that was named as the API, which may be a
 * company's gateway; and this machine, where the API is on this machine. A gateway's neighbours may not.
 * @param origin of the API, as the credential names it
 */
export function relaysOf(origin: URL): Reach {
  if (isLoopback(origin)) return isLoopback
  const named = hostOf(origin)
  return url => hostOf(url) === named || isCrisp(hostOf(url))
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/\.$/, '')
const isCrisp = (host: string): boolean => host === 'crisp.chat' || host.endsWith('.crisp.chat')
