import { invalidSession, type Reply } from './envelope.ts'

export type Tier = 'website' | 'plugin' | 'user'

export type Token = Readonly<{
  tier: Tier
  identifier: string
  key: string
  /** Where it may act: the one workspace, those that installed the plugin, or those the person belongs to. */
  websiteIds: ReadonlySet<string>
  /** Such as `website:conversation:messages:write`; null: a development token, whose scopes are not checked. */
  scopes: ReadonlySet<string> | null
  pluginId: string | null
  /** The person behind a user token; the two other tiers have none. */
  userId: string | null
  /** Epoch milliseconds; null: for ever. */
  validUntil: number | null
}>

type Presented = Readonly<{ authorization: string | undefined; tier: string | undefined }>

/** Who calls, or 401. A missing tier header means `user`, and a token of another tier is no token. */
export function findCaller(tokens: ReadonlyMap<string, Token>, presented: Presented, nowMs: number): Token | Reply {
  const [scheme, encoded] = (presented.authorization ?? '').split(' ')
  if (scheme !== 'Basic' || encoded === undefined) return invalidSession()
  const [identifier = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return findToken(tokens, { tier: presented.tier ?? 'user', identifier, key: rest.join(':') }, nowMs) ?? invalidSession()
}

export function findToken(
  tokens: ReadonlyMap<string, Token>,
  claim: Readonly<{ tier: string; identifier: string; key: string }>,
  nowMs: number,
): Token | null {
  const token = tokens.get(claim.identifier)
  if (token === undefined || token.key !== claim.key || token.tier !== claim.tier) return null
  return token.validUntil !== null && token.validUntil <= nowMs ? null : token
}

export function holdsScope(token: Token, scope: string | null): boolean {
  return scope === null || token.scopes === null || token.scopes.has(scope)
}
