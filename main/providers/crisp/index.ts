import type { ConnectionReport } from '#app/domain/connection-report.ts'
import type { Provider, ProviderAccount, ProviderOpening } from '#main/providers/provider.ts'
import { createCampaigns } from './campaigns.ts'
import { checkCredential } from './check.ts'
import { createCrispClient } from './client.ts'
import { createContacts } from './contacts.ts'
import { createConversations } from './conversations.ts'
import { createCreation } from './create-conversation.ts'
import { readKey } from './credential.ts'
import { crispManifest } from './manifest.ts'
import { createAddressDesk } from './realtime/address-desk.ts'
import { watch } from './realtime/watch.ts'
import { crispQuota } from './quota.ts'
import { createRoom } from './room.ts'
import { createSending } from './sending.ts'
import { createTeam } from './team.ts'
import { createThreads } from './thread.ts'
import { createUploading } from './uploading.ts'

/** Crisp: one account for each website that a token opens. */
export const crisp: Provider = {
  manifest: crispManifest,
  check: (credential, needs): Promise<ConnectionReport> => checkCredential(credential, needs),
  open,
  quota: crispQuota,
}

/** @throws when the credential cannot be one: it was checked before it was kept */
function open({ account, credential, http, unpaced, clock, random }: ProviderOpening): ProviderAccount {
  const read = readKey(credential)
  if (!read.ok) throw new Error(`the credential of an account lacks its ${read.field}`)
  const { key } = read
  const websiteId = account.remoteId
  const client = createCrispClient({ http, clock, key, accountId: account.id, websiteId })
  const room = createRoom({ accountId: account.id, tier: key.tier, client, clock })

  const conversations = createConversations(room)
  const contacts = createContacts(room, conversations)
  const sending = createSending(room)
  const addresses = createAddressDesk(clock)
  return {
    capabilities: room.capabilities,
    resend: 'withSameClientId',
    ...conversations,
    ...createThreads(room),
    ...sending,
    ...createUploading({ room, key, websiteId, unpaced, addresses, random }),
    ...contacts,
    ...createCreation({ room, account: { ...conversations, ...contacts, ...sending } }),
    ...createTeam(room),
    ...createCampaigns(room),
    watch: listener => watch({ room, key, websiteId, reaches: http.reaches, random, addresses }, listener),
  }
}
