import { domainToASCII } from 'node:url'
import type { LinkVerdict } from '#app/contract/app.ts'

/** More than any system's handler takes. Counted again once letters are written as an address writes them. */
const MAX_LENGTH = 2_048
/** Control characters, spaces, direction marks, invisible marks and box drawing: what makes an address look like another one. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\u2500-\u25ff\\]/u

/**
 * Decides what may be handed to the operating system: `https:`, `http:` with a warning, `mailto:` without files. The host
 * is answered in ASCII, so that a look-alike shows itself. `label` is the text that the person saw instead of the address.
 */
export function inspectLink(text: string, label: string | null): LinkVerdict {
  if (text.length > MAX_LENGTH) return { verdict: 'refused', reason: 'tooLong' }
  if (HIDDEN.test(text)) return { verdict: 'refused', reason: 'hiddenCharacters' }
  if (!URL.canParse(text)) return { verdict: 'refused', reason: 'notAnAddress' }
  const url = new URL(text)
  if (url.protocol === 'mailto:') return inspectMail(url)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { verdict: 'refused', reason: 'scheme' }
  if (!/^https?:\/\/[^/]/i.test(text)) return { verdict: 'refused', reason: 'notAnAddress' }
  if (url.username !== '' || url.password !== '') return { verdict: 'refused', reason: 'credentials' }
  if (url.href.length > MAX_LENGTH) return { verdict: 'refused', reason: 'tooLong' }
  return { verdict: 'allowed', url: url.href, asciiHost: url.host, warnings: warningsFor(url, label) }
}

/** Nothing is attached to a mail that somebody else has drawn up, and its address is shown as it will be dialled. */
function inspectMail(url: URL): LinkVerdict {
  if ([...url.searchParams.keys()].some(name => name.toLowerCase().startsWith('attach'))) return { verdict: 'refused', reason: 'scheme' }
  if (url.href.length > MAX_LENGTH) return { verdict: 'refused', reason: 'tooLong' }
  const written = decodeSafely(url.pathname)
  if (HIDDEN.test(written)) return { verdict: 'refused', reason: 'hiddenCharacters' }
  if (!/[^@]@[^@]/.test(written)) return { verdict: 'refused', reason: 'notAnAddress' }
  const addresses = written.split(',').map(inAscii).join(',')
  return { verdict: 'allowed', url: url.href, asciiHost: addresses, warnings: isLookAlike(addresses) ? ['lookAlikeHost'] : [] }
}

function inAscii(address: string): string {
  const at = address.lastIndexOf('@') + 1
  return `${address.slice(0, at)}${domainToASCII(address.slice(at)) || address.slice(at)}`
}

const isLookAlike = (host: string): boolean => host.split(/[.@,]/).some(part => part.startsWith('xn--'))

type Warning = Extract<LinkVerdict, { verdict: 'allowed' }>['warnings'][number]

function warningsFor(url: URL, label: string | null): Warning[] {
  const warnings: Warning[] = []
  if (url.protocol === 'http:') warnings.push('insecure')
  if (isLookAlike(url.hostname)) warnings.push('lookAlikeHost')
  const named = label === null ? null : hostNamedBy(label)
  if (named !== null && named !== url.hostname && `www.${named}` !== url.hostname && named !== `www.${url.hostname}`)
    warnings.push('labelNamesAnotherHost')
  return warnings
}

/** The host that a label seems to promise; null when it reads like words. */
function hostNamedBy(label: string): string | null {
  // A dot is a dot in whatever width it was typed.
  const text = label.normalize('NFKC').replaceAll('。', '.')
  const match = /^\s*(?:https?:\/\/)?([^\s/?#@:]+\.[^\s/?#@:.]{2,})(?:[/?#:]\S*)?\s*$/iu.exec(text)
  const host = match?.[1]
  return host === undefined ? null : domainToASCII(host.toLowerCase()) || host
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
