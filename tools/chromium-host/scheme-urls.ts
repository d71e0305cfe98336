// Stock Chromium aborts a page on a scheme it does not know, before it can be intercepted. So `app://tributary/x` is
// loaded as `http://tributary.app.chromium-host.localhost/x`: a secure context with a stable origin, served by
// scheme-server.ts. Main never sees the second form: everything that comes from a page goes through `toAppUrl`.
export const HOST_SUFFIX = '.chromium-host.localhost'

const CUSTOM_URL = /^([a-z][a-z0-9+-]*):\/\/([^/?#]+)(.*)$/i
const CHROMIUMS_OWN = new Set(['http', 'https', 'ws', 'wss', 'file', 'chrome', 'devtools', 'filesystem'])

/** What Chromium is asked to load for a URL of the app; other URLs stay as they are. */
export function toChromiumUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = CUSTOM_URL.exec(url) ?? []
  if (scheme === '' || CHROMIUMS_OWN.has(scheme.toLowerCase())) return url
  return `http://${host.toLowerCase()}.${scheme.toLowerCase()}${HOST_SUFFIX}${rest.startsWith('/') ? rest : `/${rest}`}`
}

/** The URL as the app knows it, for one that Chromium reports. Sent into the preload's world as source, with the suffix. */
export function toAppUrl(url: string, suffix: string = HOST_SUFFIX): string {
  if (!URL.canParse(url)) return url
  const { hostname, pathname, search, hash } = new URL(url)
  if (!hostname.endsWith(suffix)) return url
  const name = hostname.slice(0, -suffix.length)
  const dot = name.lastIndexOf('.')
  return `${name.slice(dot + 1)}://${name.slice(0, dot)}${pathname}${search}${hash}`
}

/** `app://tributary`, for which the standard URL parser only says "null". */
export function originOf(appUrl: string): string {
  if (!URL.canParse(appUrl)) return 'null'
  const { origin, protocol, host } = new URL(appUrl)
  return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin
}
