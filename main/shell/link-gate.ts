import { domainToASCII } from 'node:url'
import type { LinkVerdict } from '#app/contract/app.ts'

const MAX_LENGTH = 2_048
const MAX_MAIL_LENGTH = 2_048
/** Control characters, direction marks, zero-width marks and box drawing: what makes an address look like another one. */
// oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
const HIDDEN = /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2500-\u25ff\ufeff\\]/u

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
  return { verdict: 'allowed', url: url.href, asciiHost: url.host, warnings: warningsFor(url, label) }
}

function inspectMail(url: URL): LinkVerdict {
  const names = [...url.searchParams.keys()].map(name => name.toLowerCase())
  if (names.includes('attach') || names.includes('attachment')) return { verdict: 'refused', reason: 'scheme' }
  if (url.href.length > MAX_MAIL_LENGTH) return { verdict: 'refused', reason: 'tooLong' }
  return { verdict: 'allowed', url: url.href, asciiHost: decodeSafely(url.pathname), warnings: [] }
}

type Warning = Extract<LinkVerdict, { verdict: 'allowed' }>['warnings'][number]

function warningsFor(url: URL, label: string | null): Warning[] {
  const warnings: Warning[] = []
  if (url.protocol === 'http:') warnings.push('insecure')
  if (url.hostname.split('.').some(part => part.startsWith('xn--'))) warnings.push('lookAlikeHost')
  const named = label === null ? null : hostNamedBy(label)
  if (named !== null && named !== url.hostname && `www.${named}` !== url.hostname && named !== `www.${url.hostname}`)
    warnings.push('labelNamesAnotherHost')
  return warnings
}

/** The host that a label seems to promise; null when it reads like words. */
function hostNamedBy(label: string): string | null {
  const match = /^\s*(?:https?:\/\/)?([^\s/?#@:]+\.[^\s/?#@:.]{2,})(?:[/?#:]\S*)?\s*$/iu.exec(label)
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
