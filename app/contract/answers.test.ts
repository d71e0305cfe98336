import { describe, expect, test } from 'vitest'
import {
  aCampaign, aContact, aConversationRow, aGroup, aManifest, aMessage, aNote, anAccount, anAttachment, anEvent, anInbox, anOperator, anOutboxEntry, aQuarantinedEntry, MONDAY,
} from '#app/testing/samples.ts'
import { contract, type Name } from './index.ts'

const preferences = { theme: 'dark', density: 'cosy', language: 'pseudo', singleKeys: true, enterSends: true, readOnOpen: false }
const vaultStatus = { kind: 'keyring', state: 'ok', offered: ['keyring', 'memory'], left: [{ kind: 'passphrase', wasSearched: false }] }
const verdict = { verdict: 'allowed', url: 'https://shop.example/', asciiHost: 'shop.example', warnings: ['insecure'] }
const outcome = { accountId: 'acc:one', failure: { kind: 'offline' }, hasMore: false }
const operatorRow = { operator: anOperator, openConversations: 2, isMe: true }
const capabilities = [{ name: 'campaigns', state: 'needsToken', need: 'user' }]

/** What main answers to each call. */
const ANSWERS: Readonly<Record<Name, unknown>> = {
  'app.info': {
    version: '0.1.0', isDemo: true, platform: 'darwin', locale: 'en', settingsSetAside: null, settingsUnread: null, cacheSetAside: null, outboxSetAside: null, isDamaged: false, houseFailure: { kind: 'diskFull' }, host: 'electron',
  },
  'preferences.get': preferences,
  'preferences.set': preferences,
  'demo.enter': null,
  'demo.leave': null,
  'house.retry': null,
  'demo.breaks': ['offline'],
  'demo.break': null,
  'demo.facts': { accounts: 4, conversations: 900, messages: 12_000 },
  'links.inspect': verdict,
  'links.open': verdict,
  'vault.status': vaultStatus,
  'vault.choose': vaultStatus,
  'vault.unlock': vaultStatus,
  'vault.changePassphrase': vaultStatus,
  'vault.retry': vaultStatus,
  'providers.list': [aManifest],
  'accounts.list': [{ account: anAccount, status: { state: 'live', lastGoodAt: MONDAY }, capabilities, keyKind: 'providers.crisp.key.label', unreadConversations: 1, waitingConversations: 1 }],
  'accounts.comparisons': [{ accountId: 'acc:one', at: MONDAY, isAfterBreak: true, recovered: 3, unknown: 1, isCutShort: false }],
  'accounts.offers': [{ providerId: 'aprovider', variables: ['A_KEY'], hint: '2345' }],
  'accounts.check': { outcome: 'good', remotes: [{ remoteId: 'w1', name: 'Lamps', domain: null }], candidates: [], capabilities },
  'accounts.add': [anAccount],
  'accounts.update': anAccount,
  'accounts.reorder': null,
  'accounts.exportTeam': { savedAs: 'tributary-team.json' },
  'accounts.replaceCredential': anAccount,
  'accounts.remove': { secretGone: true, leftIn: [], unsentDropped: 0 },
  'accounts.retry': null,
  'conversations.list': { rows: [aConversationRow], total: 1 },
  'conversations.place': 4,
  'conversations.counts': { waiting: 1, mine: 1, unassigned: 0, resolved: 0, all: 1, outbox: 0 },
  'conversations.get': aConversationRow,
  'conversations.search': [{ row: aConversationRow, excerpt: 'Hello', itemId: null, at: MONDAY }],
  'conversations.searchServices': { ids: ['cnv:one/c1'], outcomes: [outcome] },
  'thread.get': { items: [aMessage, aNote, anEvent], pending: [anOutboxEntry], older: 'none', checkedAt: MONDAY },
  'thread.place': 240,
  'thread.search': { ids: ['msg:one/c1/m1', 'nte:one/c1/n1'], isWhole: false },
  'thread.watch': null,
  'thread.loadOlder': { added: 40 },
  'thread.setTyping': null,
  'conversations.setStatus': null,
  'conversations.assign': null,
  'conversations.markRead': null,
  'conversations.setSegments': null,
  'segments.list': ['vip', 'chat'],
  'conversations.create': { outcome: 'created', conversationId: 'cnv:one/c2' },
  'messages.send': anOutboxEntry,
  'notes.add': anOutboxEntry,
  'outbox.list': [anOutboxEntry],
  'outbox.retry': anOutboxEntry,
  'outbox.beginEdit': anOutboxEntry,
  'outbox.endEdit': null,
  'outbox.edit': anOutboxEntry,
  'outbox.discard': null,
  'outbox.putBack': anOutboxEntry,
  'outbox.check': anOutboxEntry,
  'outbox.quarantined': [aQuarantinedEntry],
  'outbox.discardQuarantined': null,
  'drafts.get': [{ conversationId: 'cnv:one/c1', mode: 'note', text: '', updatedAt: MONDAY }],
  'drafts.write': null,
  'attachments.list': [anAttachment],
  'attachments.add': anAttachment,
  'attachments.remove': null,
  'attachments.send': [{ ...anOutboxEntry, intent: { kind: 'file', file: anAttachment, uploaded: null } }],
  'uploads.get': { sentBytes: 2_000, bytes: 4_000 },
  'contacts.list': { contacts: [aContact], total: 1 },
  'contacts.loadMore': [outcome],
  'contacts.get': aContact,
  'contacts.refresh': aContact,
  'contacts.find': { contacts: [aContact], outcomes: [outcome] },
  'contacts.loadConversations': { accountId: 'acc:one', found: 3 },
  'campaigns.list': [aCampaign],
  'campaigns.refresh': [outcome],
  'campaigns.get': aCampaign,
  'campaigns.load': aCampaign,
  'campaigns.setRunning': aCampaign,
  'operators.list': [operatorRow],
  'operators.get': operatorRow,
  'groups.list': [aGroup],
  'inboxes.list': [anInbox],
  'people.me': [{ accountId: 'acc:one', operator: anOperator }],
  'people.refresh': [outcome],
  'journal.list': [{ key: 12, accountId: 'acc:one', at: MONDAY, what: { kind: 'sent', intent: 'reply', attempts: 2, waitedMs: 4_100 } }],
  'journal.export': { savedAs: 'what-happened.jsonl' },
  'quota.meters': [{
    accountId: 'acc:one', sharedBy: ['acc:one', 'acc:two'], usedToday: 8_012, perDay: 10_000, leftToday: 1_988, alarm: 80, dayEndsAt: MONDAY,
    learned: { calls: 8, windowMs: 2_000 }, waiting: { send: 0, openThread: 0, list: 1, backfill: 12 }, why: { reason: 'pace', until: null },
  }],
}

describe.each(Object.entries(contract).map(([name, call]) => ({ name, call })))('the answer to $name', ({ name, call }) => {
  const [answer] = Object.entries(ANSWERS).flatMap(([of, one]) => (of === name ? [one] : []))

  test('is read as it stands', () => {
    expect(call.output.parse(answer)).toEqual(answer)
  })

  test('has no room, at any depth, for what does not belong into it', () => {
    expect(call.output.parse(withCanaries(answer))).toEqual(answer)
  })
})

test('the canaries are there to be dropped', () => {
  expect(JSON.stringify(withCanaries([{ a: { b: 1 } }])).match(/sk-12345/g)).toHaveLength(2)
})

/** A secret in every object. */
function withCanaries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCanaries)
  if (typeof value !== 'object' || value === null) return value
  return { ...Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withCanaries(inner)])), canary: 'sk-12345' }
}
