import { remoteOf, type ConversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { ok, type Result } from '#app/result.ts'
import type { ProviderAccount, Sending, SendOutcome, SentSearch } from '#main/providers/provider.ts'
import { notOffered, type Desk } from './desk.ts'
import { findOurs, reachesBack, readWatermark, writeWatermark, type Content, type Wanted } from './find-sent.ts'
import { nameOf } from './normalise/contact.ts'
import { toThreadItem, type ThreadNaming } from './normalise/thread-item.ts'
import { judgePosted, textParts, toSendOutcome, type FreshchatSending } from './sending.ts'
import { isPicture, pictureAddress, sentName, uploadedParts } from './uploading.ts'
import { FreshchatMessage } from './wire/message.ts'
import { readRecord } from './wire/records.ts'

/** How far back a lost message is looked for: 250 messages. */
const MOST_PAGES_BACK = 5

type Messages = Pick<ProviderAccount, 'getThread' | 'send' | 'annotate' | 'sendFile' | 'watermark' | 'findSent' | 'setTyping'>
type Posting = Omit<Sending, 'text' | 'clientId'> & Readonly<{ type: 'normal' | 'private'; partsFor: (kind: 'email' | 'chat') => readonly unknown[] }>

/** Reading threads, writing into them once, and finding out what became of a lost answer. */
export function messageCalls(desk: Desk): Messages {
  const { threads } = desk

  const post = async ({ conversationId, operator, type, partsFor, signal }: Posting): Promise<SendOutcome> => {
    const { client, accountId } = desk
    if (operator === null) return { outcome: 'refused', failure: { kind: 'forbidden', accountId, need: 'agent' } }
    const remoteId = remoteOf(conversationId)
    const kind = await kindOf(desk, remoteId, signal)
    if (!kind.ok) return { outcome: kind.failure.kind === 'notFound' ? 'refused' : 'notStored', failure: kind.failure }
    const body: FreshchatSending = { message_type: type, actor_type: 'agent', actor_id: remoteOf(operator.id), message_parts: partsFor(kind.value) }
    const posted = await client.postOnce(`/conversations/${encodeURIComponent(remoteId)}/messages`, { body, signal })
    const judged = judgePosted(posted, answer => readRecord(FreshchatMessage, answer, 'message'))
    desk.agentNames.set(remoteOf(operator.id), operator.name)
    return toSendOutcome(judged, message => toThreadItem(message, namingFor(desk, conversationId)))
  }

  return {
    getThread: async ({ conversationId, cursor, signal }) => {
      const page = await threads.read({ remoteId: remoteOf(conversationId), cursor, signal })
      if (!page.ok) return page
      const items = await toItems(desk, { conversationId, messages: page.value.items, signal })
      return ok({ items: items.toReversed(), unreadable: page.value.unreadable, older: page.value.older })
    },

    send: sending => post({ ...sending, type: 'normal', partsFor: kind => textParts(sending.text, kind) }),
    annotate: sending => post({ ...sending, type: 'private', partsFor: kind => textParts(sending.text, kind) }),
    sendFile: async sending => {
      const parts = uploadedParts(sending.file.uploaded)
      if (parts === null) return { outcome: 'refused', failure: { kind: 'unreadable', path: 'uploaded', found: 'malformed' } }
      return post({ ...sending, type: 'normal', partsFor: () => parts })
    },

    watermark: async ({ conversationId, signal }) => {
      const page = await threads.read({ remoteId: remoteOf(conversationId), cursor: null, signal })
      return page.ok ? ok(writeWatermark(page.value.items[0] ?? null)) : page
    },

    findSent: async search => {
      if (search.operatorId === null) return ok(null)
      const wanted: Wanted = {
        type: search.kind === 'reply' ? 'normal' : 'private',
        agentId: remoteOf(search.operatorId),
        content: contentOf(search),
        watermark: readWatermark(search.watermark),
        sendingSince: search.sendingSince,
        claimed: new Set(search.claimed),
      }
      const read = await readBack(desk, { remoteId: remoteOf(search.conversationId), wanted, signal: search.signal })
      return read.ok ? ok(findOurs(read.value, wanted)?.id ?? null) : read
    },

    setTyping: async () => notOffered(),
  }
}

/** E-mail conversations refuse text parts, or worse: deliver them and say that they did not. So the kind is known before a send. */
async function kindOf({ threads }: Desk, remoteId: string, signal: AbortSignal | undefined): Promise<Result<'email' | 'chat'>> {
  const known = threads.kindOf(remoteId)
  if (known !== null) return ok(known)
  const page = await threads.read({ remoteId, cursor: null, signal })
  return page.ok ? ok(threads.kindOf(remoteId) ?? 'chat') : page
}

function contentOf({ text, file }: SentSearch): Content {
  if (file === undefined) return { text }
  return isPicture(file) ? { pictureAt: pictureAddress(file.uploaded) } : { fileName: sentName(file) }
}

type ReadingBack = Readonly<{ remoteId: string; wanted: Wanted; signal: AbortSignal | undefined }>

async function readBack({ threads }: Desk, { remoteId, wanted, signal }: ReadingBack): Promise<Result<readonly FreshchatMessage[]>> {
  const messages: FreshchatMessage[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < MOST_PAGES_BACK; pages += 1) {
    const page: Awaited<ReturnType<typeof threads.read>> = await threads.read({ remoteId, cursor, signal })
    if (!page.ok) return page
    messages.push(...page.value.items)
    cursor = page.value.older
    if (cursor === null || reachesBack(messages, wanted)) break
  }
  return ok(messages)
}

type Items = Readonly<{ conversationId: ConversationId; messages: readonly FreshchatMessage[]; signal: AbortSignal | undefined }>

async function toItems(desk: Desk, { conversationId, messages, signal }: Items): Promise<readonly ThreadItem[]> {
  // A thread without its contact's name is still a thread: a failure here costs the name and nothing else.
  await desk.users.fetch(messages.flatMap(({ actor_type: type, actor_id: id }) => (type === 'user' && id !== null ? [id] : [])), signal)
  return messages.map(message => toThreadItem(message, namingFor(desk, conversationId)))
}

export function namingFor({ accountId, users, agentNames }: Desk, conversationId: ConversationId): ThreadNaming {
  return {
    accountId,
    conversationId,
    nameOfContact: userId => {
      const user = users.get(userId)
      return user === null ? '' : nameOf(user)
    },
    nameOfAgent: agentId => agentNames.get(agentId) ?? '',
  }
}
