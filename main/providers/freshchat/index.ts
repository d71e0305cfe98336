import type { CapabilityName } from '#app/domain/capability.ts'
import type { Provider, ProviderAccount, ProviderOpening } from '#main/providers/provider.ts'
import { freshchatCapabilities } from './capabilities.ts'
import { checkFreshchat } from './check.ts'
import { createFreshchatClient } from './client.ts'
import { contactCalls } from './contacts.ts'
import { conversationCalls } from './conversations.ts'
import { readKey } from './credential.ts'
import { notOffered, type Desk } from './desk.ts'
import { freshchatManifest } from './manifest.ts'
import { messageCalls } from './messages.ts'
import { freshchatQuota } from './quota.ts'
import { startingCalls } from './starting.ts'
import { teamCalls } from './team.ts'
import { createThreadReader } from './thread.ts'
import { uploadingCalls } from './uploading.ts'
import { createUserShelf } from './user-shelf.ts'

/** Freshchat, over its REST API v2: polled, since it has no events for a third party's desktop. */
export const freshchat: Provider = { manifest: freshchatManifest, check: checkFreshchat, open, quota: () => freshchatQuota }

/** @throws when the credential was never one that `check` called good */
function open({ account, credential, http, clock }: ProviderOpening): ProviderAccount {
  const read = readKey(credential)
  if (!read.ok) throw new Error(`the credential of ${account.id} lacks ${read.field}`)
  const client = createFreshchatClient({ http, clock, key: read.key, accountId: account.id })
  const closed = new Map<CapabilityName, string>()
  const desk: Desk = {
    accountId: account.id, clock, client, users: createUserShelf(client), threads: createThreadReader(client), agentNames: new Map(), closed,
  }
  return {
    capabilities: () => freshchatCapabilities(closed),
    resend: 'never',
    ...conversationCalls(desk),
    ...messageCalls(desk),
    ...uploadingCalls(desk),
    ...startingCalls(desk),
    ...contactCalls(desk),
    ...teamCalls(desk),
    listCampaigns: async () => notOffered(),
    getCampaign: async () => notOffered(),
    setCampaignRunning: async () => notOffered(),
    watch: null,
  }
}
