import type { CapabilityName } from '#app/domain/capability.ts'
import type { Candidate, ConnectionReport } from '#app/domain/connection-report.ts'
import type { Failure } from '#app/failure.ts'
import { ok, type Result } from '#app/result.ts'
import type { Provider } from '#main/providers/provider.ts'
import { freshchatCapabilities } from './capabilities.ts'
import { createFreshchatClient, type FreshchatClient } from './client.ts'
import { readKey, type FreshchatKey } from './credential.ts'
import { nameOf } from './normalise/contact.ts'
import { FreshchatAccount } from './wire/account.ts'
import { FreshchatAgent } from './wire/agent.ts'
import { hasNextPage } from './wire/page.ts'
import { readList, readRecord } from './wire/records.ts'

/** Nobody picks himself out of more agents than these. */
const MOST_AGENT_PAGES = 10

/** One small question per capability that a token may lack. */
const PROBES = [
  { name: 'contacts', path: '/users', query: { created_from: '2000-01-01T00:00:00.000Z' } },
  { name: 'groups', path: '/groups', query: {} },
  { name: 'inboxes', path: '/channels', query: {} },
] as const satisfies readonly Readonly<{ name: CapabilityName; path: string; query: Record<string, string> }>[]

/** Freshchat knows no "me": the configuration proves the token, the agents are those one may be. */
export const checkFreshchat: Provider['check'] = async (credential, { http, clock, signal }) => {
  const read = readKey(credential)
  if (!read.ok) return bad(read.field, { kind: 'unreadable', path: read.field, found: 'malformed' })
  const client = createFreshchatClient({ http, clock, key: read.key, accountId: null })

  const account = await readAccount(client, signal)
  if (!account.ok && account.failure.kind !== 'forbidden') return bad(fieldOf(account.failure), account.failure)
  const candidates = await readAgents(client, signal)
  if (!candidates.ok) return bad(fieldOf(candidates.failure), candidates.failure)

  const closed = new Map<CapabilityName, string>()
  for (const { name, path, query } of PROBES) {
    const reply = await client.get(path, { query: { ...query, items_per_page: 1 }, signal })
    if (!reply.ok && reply.failure.kind === 'forbidden') closed.set(name, reply.failure.need)
    else if (!reply.ok && reply.failure.kind !== 'notFound') return bad(null, reply.failure)
  }
  const remote = toRemote(read.key, account.ok ? account.value : null)
  return {
    outcome: 'good',
    remotes: [remote],
    candidates: candidates.value.map(candidate => ({ ...candidate, remoteId: remote.remoteId })),
    capabilities: freshchatCapabilities(closed),
  }
}

/** A portal answers with a page, another host with 404, a moved one with a redirect: all three mean the address, not the token. */
function fieldOf(failure: Failure): 'chatUrl' | 'token' | null {
  switch (failure.kind) {
    case 'unauthorised':
    case 'forbidden':
      return 'token'
    case 'notFound':
    case 'unreadable':
    case 'offline':
      return 'chatUrl'
    case 'providerDown':
      return failure.status < 400 ? 'chatUrl' : null
    default:
      return null
  }
}

async function readAccount(client: FreshchatClient, signal: AbortSignal | undefined): Promise<Result<FreshchatAccount>> {
  const reply = await client.get('/accounts/configuration', { signal })
  return reply.ok ? readRecord(FreshchatAccount, reply.value, 'configuration') : reply
}

async function readAgents(client: FreshchatClient, signal: AbortSignal | undefined): Promise<Result<readonly Omit<Candidate, 'remoteId'>[]>> {
  const candidates: Omit<Candidate, 'remoteId'>[] = []
  for (let page = 1; page <= MOST_AGENT_PAGES; page += 1) {
    const reply = await client.getPage('/agents', page, { signal })
    if (!reply.ok) return reply
    if (reply.value.isPastTheEnd) break
    const { body } = reply.value
    const agents = readList(FreshchatAgent, body, 'agents')
    if (!agents.ok) return agents
    const active = agents.value.items.filter(agent => agent.is_deactivated !== true && agent.is_deleted !== true)
    candidates.push(...active.map(agent => ({ operatorRemoteId: agent.id, name: nameOf(agent), email: agent.email })))
    if (!hasNextPage(body, page)) break
  }
  return ok(candidates)
}

/** The token opens one account. Where it may not see the configuration, the host stands for it. */
function toRemote(key: FreshchatKey, account: FreshchatAccount | null) {
  const { host } = key.origin
  return { remoteId: account?.account_id ?? host, name: account?.account_domain ?? account?.organisation_domain ?? host, domain: host }
}

function bad(field: 'chatUrl' | 'token' | null, failure: Failure): ConnectionReport {
  return { outcome: 'bad', field, failure }
}
