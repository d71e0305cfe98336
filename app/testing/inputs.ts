import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { Name } from '#app/contract/index.ts'

const scope = ['acc:one', 'acc:two']
const view = { lane: 'waiting', scope: null, ...NOT_NARROWED }
const fields = { key: 'sk-12345', identifier: 'id-1' }
const newAccount = { remoteId: 'w1', name: 'Lamps', alias: 'lamps', colour: 3, meRemoteId: null }
const conversationId = 'cnv:one/c1'
const fileId = 'ab'.repeat(32)
const outboxEntry = 'out:0190a000-0000-7000-8000-000000000001'

/** For each call of the contract what a window sends: every way of asking at least once. */
export const GOOD_INPUTS: Readonly<Record<Name, readonly unknown[]>> = {
  'attachments.list': [{ conversationId }],
  'attachments.add': [{ conversationId, name: 'a.pdf', mime: 'application/pdf', content: new Uint8Array([1, 2, 3]) }, { conversationId, name: '退款', mime: 'image/png', content: new Uint8Array() }],
  'attachments.remove': [{ conversationId, fileId }],
  'attachments.send': [{ conversationId, fileIds: [fileId] }],
  'uploads.get': [{ id: outboxEntry }],

  'app.info': [{}],
  'preferences.get': [{}],
  'preferences.set': [{ change: {} }, { change: { theme: 'dark' } }, { change: { language: null, enterSends: true } }],
  'demo.enter': [{}],
  'demo.leave': [{}],
  'house.retry': [{}],
  'demo.breaks': [{}],
  'demo.break': [{ which: 'offline', isBroken: true }],
  'demo.facts': [{}],
  'links.inspect': [{ url: 'https://shop.example', label: null }, { url: 'javascript:alert(1)', label: 'shop.example' }, { url: '', label: '' }],
  'links.open': [{ url: 'https://shop.example' }],

  'vault.status': [{}],
  'vault.choose': [{ kind: 'keyring', passphrase: null }, { kind: 'passphrase', passphrase: 'a long enough one' }, { kind: 'memory', passphrase: null }],
  'vault.unlock': [{ passphrase: 'x' }],
  'vault.changePassphrase': [{ current: 'x', next: 'four words of ours' }],
  'vault.retry': [{}],

  'providers.list': [{}],
  'accounts.list': [{}],
  'accounts.comparisons': [{ scope: null }, { scope }],
  'accounts.offers': [{}],
  'accounts.check': [
    { source: { from: 'typed', providerId: 'aprovider', fields } },
    { source: { from: 'environment', providerId: 'aprovider', fields: {} } },
    { source: { from: 'account', accountId: 'acc:one' } },
  ],
  'accounts.add': [{ source: { from: 'typed', providerId: 'aprovider', fields }, accounts: [newAccount, { ...newAccount, remoteId: 'w2', meRemoteId: 'nora' }] }],
  'accounts.update': [{ id: 'acc:one' }, { id: 'acc:one', name: 'Lamps' }, { id: 'acc:one', alias: 'a', colour: 11, me: null }, { id: 'acc:one', me: 'opr:one/me' }],
  'accounts.exportTeam': [{}],
  'accounts.reorder': [{ ids: [] }, { ids: scope }],
  'accounts.replaceCredential': [{ id: 'acc:one', fields }],
  'accounts.remove': [{ id: 'acc:one' }],
  'accounts.retry': [{ id: 'acc:one' }],

  'conversations.list': [
    { view, offset: 0, limit: 200 },
    { view: { lane: 'all', scope, status: 'open', contactId: 'ctc:one/u1', assigneeId: 'opr:one/me', inboxId: 'inb:one/i1', groupId: 'grp:one/g1' }, offset: 100_000, limit: 1 },
  ],
  'conversations.place': [{ view, id: conversationId }],
  'conversations.counts': [{ scope: null }, { scope }, { scope: [] }],
  'conversations.get': [{ id: conversationId }],
  'conversations.search': [{ text: '"', scope: null, limit: 100 }, { text: '', scope, limit: 1 }],
  'conversations.searchServices': [{ text: 'parcel', scope: null }, { text: '', scope }],
  'thread.get': [{ conversationId, limit: 10_000 }],
  'thread.place': [{ conversationId, itemId: 'msg:one/c1/m1' }, { conversationId, itemId: 'nte:one/c1/n1' }],
  'thread.search': [{ conversationId, text: '退款' }, { conversationId, text: '' }],
  'thread.watch': [{ conversationId }, { conversationId: null }],
  'thread.loadOlder': [{ conversationId }],
  'thread.setTyping': [{ conversationId, isTyping: true }],
  'conversations.setStatus': [{ id: conversationId, status: 'resolved' }],
  'conversations.assign': [{ id: conversationId, operatorId: 'opr:one/me', groupId: null }, { id: conversationId, operatorId: null, groupId: 'grp:one/g1' }],
  'conversations.markRead': [{ id: conversationId, read: false }],
  'conversations.setSegments': [{ id: conversationId, segments: ['vip', '试用'] }, { id: conversationId, segments: [] }],
  'segments.list': [{ accountId: 'acc:one' }],
  'conversations.create': [
    { accountId: 'acc:one', contact: { contactId: 'ctc:one/u1' }, inboxId: null, text: 'Hello' },
    { accountId: 'acc:one', contact: { name: 'Ada', email: null }, inboxId: 'inb:one/i1', text: 'Hello' },
    { accountId: 'acc:one', contact: { name: 'Ada', email: 'ada@contact.example' }, inboxId: null, text: 'Hello' },
  ],

  'messages.send': [{ conversationId, text: '  Hello\n' }],
  'notes.add': [{ conversationId, text: 'For us only' }],
  'outbox.list': [{ scope: null }],
  'outbox.retry': [{ id: outboxEntry, conversationId }],
  'outbox.beginEdit': [{ id: outboxEntry, conversationId }],
  'outbox.endEdit': [{ id: outboxEntry, conversationId }],
  'outbox.edit': [{ id: outboxEntry, conversationId, text: 'Hello again' }],
  'outbox.discard': [{ id: outboxEntry, conversationId }],
  'outbox.putBack': [{ id: outboxEntry, conversationId }],
  'outbox.check': [{ id: outboxEntry, conversationId }],
  'outbox.quarantined': [{ scope: null }],
  'outbox.discardQuarantined': [{ key: 7 }],

  'drafts.get': [{ conversationId }],
  'drafts.write': [{ conversationId, mode: 'reply', text: '' }, { conversationId, mode: 'note', text: ' not sent yet' }],

  'contacts.list': [{ scope: null, search: '', offset: 0, limit: 50 }],
  'contacts.loadMore': [{ scope, search: 'ada', fromStart: true }],
  'contacts.get': [{ id: 'ctc:one/u1' }],
  'contacts.refresh': [{ id: 'ctc:one/u1' }],
  'contacts.find': [{ scope: null, key: 'ada@contact.example' }],
  'contacts.loadConversations': [{ id: 'ctc:one/u1' }],

  'campaigns.list': [{ scope: null, search: '', states: null }, { scope, search: 'spring', states: ['ready', 'done'] }],
  'campaigns.refresh': [{ scope: null }],
  'campaigns.get': [{ id: 'cmp:one/k1' }],
  'campaigns.load': [{ id: 'cmp:one/k1' }],
  'campaigns.setRunning': [{ id: 'cmp:one/k1', isRunning: true }],

  'operators.list': [{ scope: null }],
  'operators.get': [{ id: 'opr:one/me' }],
  'groups.list': [{ scope: null }],
  'inboxes.list': [{ scope: null }],
  'people.me': [{ scope: null }],
  'people.refresh': [{ scope }],

  'journal.list': [{ scope: null, before: null, limit: 50 }, { scope, before: 12, limit: 200 }],
  'journal.export': [{ scope: null }, { scope }],
  'quota.meters': [{ scope: null }, { scope }],
}
