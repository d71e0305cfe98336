import type { Candidate, ConnectionReport, Remote } from '#app/domain/connection-report.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Http } from '#main/providers/http/http.ts'
import type { Credential } from '#main/providers/provider.ts'
import { crispCapabilities } from './capabilities.ts'
import { createCrispClient } from './client.ts'
import { readKey, type CredentialFieldName, type CrispKey } from './credential.ts'
import { readRecord, readRecords } from './wire/records.ts'
import { CrispOperatorEntry } from './wire/team.ts'
import { CrispConnectedWebsite, CrispWebsite } from './wire/website.ts'

type Needs = Readonly<{ http: Http; clock: Clock; signal?: AbortSignal }>
type Bad = Readonly<{ field: CredentialFieldName | null; failure: Failure }>

/** Nobody answers from more workspaces than this at once. */
const MOST_WEBSITES = 50

/**
 * Tries the credential: which workspaces does it open, and who answers there. What is wrong is named by field, as far as
 * the service lets us tell: it answers a wrong kind of token like a wrong key.
 */
export async function checkCredential(credential: Credential, needs: Needs): Promise<ConnectionReport> {
  const read = readKey(credential)
  if (!read.ok) return { outcome: 'bad', field: read.field, failure: { kind: 'rejected', reason: '' } }
  const { key, websiteId } = read
  const found = await findRemotes(needs, key, websiteId)
  if ('failure' in found) {
    if (isRefused(found.failure) && (await isOfOtherTier(needs, key, websiteId))) return { outcome: 'bad', field: 'tier', failure: found.failure }
    // Crisp's own address is not what is wrong; one that was typed may be.
    const isOwnAddress = (credential['apiUrl'] ?? '').trim() !== ''
    return { outcome: 'bad', field: found.failure.kind === 'offline' && isOwnAddress ? 'apiUrl' : found.field, failure: found.failure }
  }
  const candidates: Candidate[] = []
  for (const { remoteId } of found.remotes) candidates.push(...(await findCandidates(needs, key, remoteId)))
  return { outcome: 'good', remotes: found.remotes, candidates, capabilities: crispCapabilities(key.tier, new Map()) }
}

type Found = Readonly<{ remotes: readonly Remote[] }>

async function findRemotes(needs: Needs, key: CrispKey, websiteId: string | null): Promise<Found | Bad> {
  if (key.tier !== 'plugin') {
    const remote = await readRemote(needs, key, websiteId ?? '')
    if (remote.ok) return { remotes: [remote.value] }
    return { failure: remote.failure, field: fieldOf(remote.failure, 'websiteId') }
  }
  const ids = await listInstalled(needs, key)
  if (!ids.ok) return { failure: ids.failure, field: fieldOf(ids.failure, 'key') }
  const wanted = websiteId === null ? ids.value : ids.value.filter(id => id === websiteId)
  if (wanted.length === 0) return { failure: { kind: 'notFound' }, field: websiteId === null ? null : 'websiteId' }

  const remotes: Remote[] = []
  for (const id of wanted.slice(0, MOST_WEBSITES)) {
    const remote = await readRemote(needs, key, id)
    if (remote.ok) remotes.push(remote.value)
    else if (remote.failure.kind !== 'forbidden' && remote.failure.kind !== 'notFound') return { failure: remote.failure, field: null }
  }
  return { remotes }
}

/** The workspaces that installed the plugin, page by page until one is empty. */
async function listInstalled(needs: Needs, key: CrispKey): Promise<Result<readonly string[]>> {
  const client = createCrispClient({ ...needs, key, accountId: null, websiteId: '' })
  const ids = new Set<string>()
  for (let page = 1; ids.size < MOST_WEBSITES; page += 1) {
    const path = ['plugin', 'connect', 'websites', 'all', String(page)]
    const data = await client.ask('GET', path, { query: { filter_configured: 0, include_plan: 0 }, signal: needs.signal })
    const records = data.ok ? readRecords(CrispConnectedWebsite, data.value) : data
    if (!records.ok) return records
    const before = ids.size
    for (const { website_id: id } of records.value.items) ids.add(id)
    if (ids.size === before) break
  }
  return ok([...ids])
}

async function readRemote(needs: Needs, key: CrispKey, websiteId: string): Promise<Result<Remote>> {
  const client = createCrispClient({ ...needs, key, accountId: null, websiteId })
  const data = await client.atSite('GET', [], { signal: needs.signal })
  const website = data.ok ? readRecord(CrispWebsite, data.value) : data
  if (!website.ok) return website
  const { website_id: remoteId, name, domain } = website.value
  return remoteId === websiteId ? ok({ remoteId, name: name ?? domain ?? remoteId, domain }) : fail({ kind: 'notFound' })
}

/** A token without the right to see operators is still good: then nobody can be picked. */
async function findCandidates(needs: Needs, key: CrispKey, remoteId: string): Promise<readonly Candidate[]> {
  const client = createCrispClient({ ...needs, key, accountId: null, websiteId: remoteId })
  const data = await client.atSite('GET', ['operators', 'list'], { signal: needs.signal })
  const records = data.ok ? readRecords(CrispOperatorEntry, data.value) : data
  if (!records.ok) return []
  return records.value.items.flatMap(operator => {
    if (operator === null) return []
    const name = [operator.first_name, operator.last_name].filter(part => part !== null).join(' ')
    return [{ remoteId, operatorRemoteId: operator.user_id, name: name === '' ? (operator.email ?? '') : name, email: operator.email }]
  })
}

/** Whether the same pair opens something as another kind of token. */
async function isOfOtherTier(needs: Needs, key: CrispKey, websiteId: string | null): Promise<boolean> {
  if (key.tier === 'plugin') return websiteId !== null && (await readRemote(needs, { ...key, tier: 'website' }, websiteId)).ok
  const client = createCrispClient({ ...needs, key: { ...key, tier: 'plugin' }, accountId: null, websiteId: '' })
  const account = await client.ask('GET', ['plugin', 'connect', 'account'], { signal: needs.signal })
  if (account.ok || key.tier === 'website') return account.ok
  return websiteId !== null && (await readRemote(needs, { ...key, tier: 'website' }, websiteId)).ok
}

const isRefused = (failure: Failure): boolean => failure.kind === 'unauthorised'

function fieldOf(failure: Failure, whenAbsent: CredentialFieldName): CredentialFieldName | null {
  switch (failure.kind) {
    case 'unauthorised':
      return 'key'
    case 'forbidden':
    case 'notFound':
      return whenAbsent
    case 'unreadable':
      return 'apiUrl'
    default:
      return null
  }
}
