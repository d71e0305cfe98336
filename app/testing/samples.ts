// Whole, unremarkable records as they stand in a reply, a row or a message between processes: nothing is branded yet,
// so that a test can put anything in their place and hand them to a schema.

export const MONDAY = Date.UTC(2026, 0, 5, 9)

export const anAccount = {
  id: 'acc:one', providerId: 'aprovider', name: 'One', alias: 'one', colour: 0, position: 0, remoteId: 'remote-one', domain: 'one.example',
  me: 'opr:one/me', credentialHint: 'abcd', createdAt: MONDAY,
}

export const aPart = { kind: 'text', text: 'Hello', format: 'plain' }
export const aContactAuthor = { kind: 'contact', name: 'Ada', operatorId: null }
export const anOperatorAuthor = { kind: 'operator', name: 'Olga', operatorId: 'opr:one/olga' }

export const aMessage = {
  type: 'message', id: 'msg:one/c1/m1', conversationId: 'cnv:one/c1', author: aContactAuthor, parts: [aPart], receipt: 'received', isEdited: false, at: MONDAY,
}
export const aNote = { type: 'note', id: 'nte:one/c1/n1', conversationId: 'cnv:one/c1', author: anOperatorAuthor, parts: [aPart], isEdited: false, at: MONDAY }
export const anEvent = { type: 'event', id: 'evt:one/c1/e1', conversationId: 'cnv:one/c1', kind: 'assigned', name: 'Olga', text: null, at: MONDAY }

export const aConversation = {
  id: 'cnv:one/c1', accountId: 'acc:one', contactId: 'ctc:one/u1', contactName: 'Ada', contactEmail: 'ada@contact.example', contactOnline: null, subject: null,
  preview: { speaker: 'contact', text: 'Hello' }, status: 'open', assigneeId: null, groupId: null, inboxId: null, unreadCount: 0, waitingSince: null,
  segments: [], isBlocked: false, transport: 'chat', createdAt: MONDAY, updatedAt: MONDAY,
}
export const aConversationRow = {
  conversation: aConversation, assigneeName: null, groupName: null, inboxName: null, draftMode: null, pending: null, checkedAt: MONDAY, isPreviewKnown: true,
}

export const aContact = {
  id: 'ctc:one/u1', accountId: 'acc:one', name: 'Ada', email: 'ada@contact.example', phone: null, company: null, location: null, languages: ['en'],
  segments: [], properties: [{ name: 'plan', value: 'pro' }], notepad: null, isOnline: null, lastSeenAt: null, createdAt: MONDAY, updatedAt: MONDAY,
}
export const anOperator = {
  id: 'opr:one/olga', accountId: 'acc:one', name: 'Olga', email: null, presence: 'online', role: null, title: null, groupIds: ['grp:one/g1'], isActive: true,
}
export const aGroup = { id: 'grp:one/g1', accountId: 'acc:one', name: 'Billing', description: null, memberIds: ['opr:one/olga'] }
export const anInbox = { id: 'inb:one/i1', accountId: 'acc:one', name: 'Support', isEnabled: true }
export const aCampaign = {
  id: 'cmp:one/k1', accountId: 'acc:one', name: 'Spring', subject: null, type: 'oneShot', state: 'ready', progressPercent: 0, targets: null, reached: null,
  opened: null, clicked: null, unsubscribed: null, tag: null, message: null, createdAt: MONDAY, updatedAt: MONDAY, dispatchedAt: null,
}

export const anAttachment = { fileId: 'ab'.repeat(32), name: 'invoice.pdf', mime: 'application/pdf', bytes: 4_000 }

export const anOutboxEntry = {
  id: 'out:0190a000-0000-7000-8000-000000000001', accountId: 'acc:one', conversationId: 'cnv:one/c1', operatorId: null,
  intent: { kind: 'reply', text: 'Good morning' }, delivery: { state: 'queued', notBefore: MONDAY, lastFailure: null }, order: 1, attempts: 0, mayHaveArrived: false, createdAt: MONDAY,
}

export const aQuarantinedEntry = {
  key: 7, accountId: 'acc:one', conversationId: 'cnv:one/c1', order: 3, writtenAt: MONDAY, text: 'Good morning', mayHaveLeft: true, why: 'delivery',
}

export const aManifest = {
  id: 'aprovider', name: 'A Provider', mark: 'A', maxTextLength: 10_000, maxFileBytes: 10_000_000, asksForMe: false,
  fields: [
    { name: 'key', label: 'key.label', hint: null, isSecret: true, decidesHost: false, isShared: false, isOptional: false, options: [], askedWhen: null, environment: 'A_KEY', placeholder: null },
  ],
}
