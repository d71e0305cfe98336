/** Only what was thrown by this call is about opening a connection: the same codes come from reading and writing an open one. */
const THROWN_BY = {
  connect: new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']),
  getaddrinfo: new Set(['ENOTFOUND', 'EAI_AGAIN']),
} as const satisfies Readonly<Record<string, ReadonlySet<string>>>

/**
 * A certificate is looked at before anything is sent, and undici's own code is for this alone. What TLS says of a single
 * record (`ERR_SSL_WRONG_VERSION_NUMBER`) is not here: it can come in the middle of an answer too.
 */
const ALWAYS_BEFORE = new Set([
  'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID',
])

/**
 * Whether what `fetch` threw proves that no byte of the request left. Where several addresses were tried, all must prove it.
 * In doubt, false.
 */
export function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isBeforeTheRequest)
  return isBeforeTheRequest(cause)
}

function isBeforeTheRequest(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  if (ALWAYS_BEFORE.has(error.code)) return true
  if (!('syscall' in error)) return false
  if (error.syscall === 'connect') return THROWN_BY.connect.has(error.code)
  return error.syscall === 'getaddrinfo' && THROWN_BY.getaddrinfo.has(error.code)
}
