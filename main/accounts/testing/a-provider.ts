import { CAPABILITIES, type Capability } from '#app/domain/capability.ts'
import { providerId } from '#app/domain/provider-id.ts'
import type { CredentialField, ProviderManifest } from '#app/domain/provider-manifest.ts'
import { fail } from '#app/result.ts'
import type { Credential, Provider, ProviderAccount, ProviderOpening } from '#main/providers/provider.ts'

export const aField = (name: string, said: Partial<CredentialField> = {}): CredentialField => ({
  name, label: name, hint: null, isSecret: false, decidesHost: false, isShared: false, isOptional: false, options: [], askedWhen: null, environment: null, placeholder: null, ...said,
})

/** A site, a key that is secret, and a tier that may be left out. */
export const aManifest: ProviderManifest = {
  id: providerId('aprovider'), name: 'A provider', mark: 'A', maxTextLength: 1_000, maxFileBytes: 10_000_000, asksForMe: true,
  fields: [
    aField('tier', { isShared: true, isOptional: true, environment: 'APROVIDER_TIER' }),
    aField('site', { environment: 'APROVIDER_SITE' }),
    aField('key', { isSecret: true, environment: 'APROVIDER_KEY' }),
  ],
}

export const CAN_NOTE: readonly Capability[] = CAPABILITIES.map(name => ({ name, state: name === 'notes' ? 'offered' : 'notOffered' }))

export type AProvider = Provider & Readonly<{
  checked: readonly Credential[]
  opened: readonly ProviderOpening[]
  /** From now on its lines say that they can do this. */
  teach: (capabilities: readonly Capability[]) => void
}>

/** Says that every key but `wrong` and `of-a-stranger` opens three shops, and opens no account whose site is `nowhere`. */
export function aProvider(): AProvider {
  const checked: Credential[] = []
  const opened: ProviderOpening[] = []
  let taught = CAN_NOTE
  return {
    manifest: aManifest,
    checked,
    opened,
    teach: capabilities => void (taught = capabilities),
    async check(credential) {
      checked.push(credential)
      if (credential['key'] === 'wrong') return { outcome: 'bad', field: 'key', failure: { kind: 'unauthorised', accountId: null } }
      if (credential['key'] === 'of-a-stranger') return { outcome: 'good', remotes: [], candidates: [], capabilities: CAN_NOTE }
      return { outcome: 'good', remotes: ['w1', 'w2', 'w3'].map(remoteId => ({ remoteId, name: `Shop ${remoteId}`, domain: null })), candidates: [], capabilities: CAN_NOTE }
    },
    open(opening) {
      if (opening.credential['site'] === 'nowhere') throw new Error('the credential of an account lacks its site')
      opened.push(opening)
      return { ...anIdleAccount(), capabilities: () => taught }
    },
    quota: () => ({ calls: 10, windowMs: 1_000, mostCalls: 10, perDay: null }),
  }
}

/** One that answers nothing. */
function anIdleAccount(): ProviderAccount {
  const nothing = async () => fail({ kind: 'notFound' })
  const notSent = async () => ({ outcome: 'notStored', failure: { kind: 'offline' } }) as const
  return {
    capabilities: () => CAN_NOTE,
    resend: 'never',
    watch: null,
    listConversations: nothing, getConversation: nothing, getThread: nothing, send: notSent, annotate: notSent, upload: nothing, sendFile: notSent, watermark: nothing,
    findSent: nothing, setTyping: nothing, setStatus: nothing, setSegments: nothing, assign: nothing,
    markRead: nothing,
    createConversation: async () => ({ outcome: 'notCreated', failure: { kind: 'offline' } }),
    listContacts: nothing, getContact: nothing, findContact: nothing, listContactConversations: nothing, listOperators: nothing, getOperator: nothing,
    listGroups: nothing, listInboxes: nothing, listCampaigns: nothing, getCampaign: nothing, setCampaignRunning: nothing,
  }
}
