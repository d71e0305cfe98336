import { z } from 'zod'
import { invalidData, notAllowed, notFound, notSubscribed, type Reply } from './envelope.ts'
import type { Parts } from './parts.ts'
import type { Site } from './site.ts'
import type { Thread } from './thread.ts'
import { holdsScope, type Tier, type Token } from './token.ts'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Call = Readonly<{ caller: Token; params: Readonly<Record<string, string>>; query: unknown; body: unknown }>
export type Route = Readonly<{ method: Method; path: string; answer: (call: Call) => Reply }>

type Grant = Readonly<{ tiers: readonly Tier[]; scope: string | null }>
const ANY_TIER: readonly Tier[] = ['website', 'plugin', 'user']
export const open: Grant = { tiers: ANY_TIER, scope: null }
export const pluginOnly: Grant = { tiers: ['plugin'], scope: null }
export const userOnly: Grant = { tiers: ['user'], scope: null }
export const reads = (scope: string): Grant => ({ tiers: ANY_TIER, scope: `${scope}:read` })
export const writes = (scope: string): Grant => ({ tiers: ANY_TIER, scope: `${scope}:write` })

/** For routes that read neither query nor body. Unknown keys are ignored everywhere. */
export const nothing = z.unknown()

type Told<I> = Readonly<{ input: I; caller: Token; param: (name: string) => string }>
type Spec<I, C> = Readonly<{
  method: Method
  path: string
  grant: Grant
  /** Reads the query of a GET or HEAD, the body of everything else. */
  input: z.ZodType<I>
  run: (call: C & Told<I>) => Reply
}>

/**
 * Makes routes that have already checked, in this order: tier, workspace, scope, input, conversation.
 * `atSite` paths start behind `/website/{id}`, `inThread` paths behind `…/conversation/{id}`.
 */
export function createRouteKit(parts: Parts) {
  function anywhere<I>(spec: Spec<I, object>): Route {
    return { method: spec.method, path: spec.path, answer: call => runChecked(spec, call, () => ({})) }
  }

  function atSite<I>(spec: Spec<I, Readonly<{ site: Site }>>): Route {
    const path = `/website/:website_id${spec.path}`
    return { method: spec.method, path, answer: call => runChecked(spec, call, () => findSite(parts, call)) }
  }

  function inThread<I>(spec: Spec<I, Readonly<{ site: Site; thread: Thread }>>): Route {
    const path = `/website/:website_id/conversation/:session_id${spec.path}`
    return { method: spec.method, path, answer: call => runChecked(spec, call, () => findThread(parts, call)) }
  }

  return { anywhere, atSite, inThread }
}

function runChecked<I, C extends object>(spec: Spec<I, C>, call: Call, findContext: () => C | Reply): Reply {
  if (!spec.grant.tiers.includes(call.caller.tier)) return notAllowed('the tier of this token may not use this route')
  const context = findContext()
  if (isReply(context)) return context
  if (!holdsScope(call.caller, spec.grant.scope)) return notAllowed('the token lacks the scope of this route')
  const input = spec.input.safeParse(spec.method === 'GET' || spec.method === 'HEAD' ? call.query : call.body)
  if (!input.success) return invalidData(describeIssue(input.error))
  return spec.run({ ...context, input: input.data, caller: call.caller, param: name => call.params[name] ?? '' })
}

function findSite(parts: Parts, call: Call): Readonly<{ site: Site }> | Reply {
  const websiteId = call.params['website_id'] ?? ''
  const site = parts.sites.get(websiteId)
  if (site !== undefined && call.caller.websiteIds.has(websiteId)) return { site }
  return call.caller.tier === 'plugin' ? notSubscribed() : notAllowed('the token is for another website')
}

function findThread(parts: Parts, call: Call): Readonly<{ site: Site; thread: Thread }> | Reply {
  const found = findSite(parts, call)
  if (isReply(found)) return found
  const thread = found.site.threads.get(call.params['session_id'] ?? '')
  return thread === undefined ? notFound('the conversation does not exist') : { ...found, thread }
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'reason' in value && 'status' in value
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue === undefined ? 'the data is not valid' : `${issue.path.join('.') || 'data'}: ${issue.message}`
}
