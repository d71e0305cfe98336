import type { Change } from '#app/contract/change.ts'
import type { ConversationRow } from '#app/contract/conversations.ts'
import { contract, type Input, type Name, type Output } from '#app/contract/index.ts'
import { Attachment } from '#app/domain/attachment.ts'
import type { Draft } from '#app/domain/draft.ts'
import { accountOf, type AccountId, type ConversationId, type OutboxEntryId } from '#app/domain/ids.ts'
import { NoteText, type Intent, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { EpochMs } from '#app/domain/time.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { anEntry, aRow, aView, type World } from './world.ts'

const QUESTIONS: ReadonlySet<string> = new Set(Object.entries(contract).flatMap(([name, { type }]) => (type === 'query' ? [name] : [])))

type Waiting = { name: string; input: unknown; answered: Result<unknown> | null; resolve: (answer: Result<unknown>) => void }

/**
 * Main, as the window knows it: takes calls in the order in which they came, and answers in any. Nothing happens by itself.
 */
export function createMainSide(world: World, hear: (name: string, input: unknown) => void) {
  let waiting: readonly Waiting[] = []
  let changes: readonly Change[] = []
  let accounts = world.accounts
  let order: readonly ConversationId[] = world.conversations
  let nth = 0
  const rows = new Map<ConversationId, ConversationRow>(order.map(id => [id, aRow(id)]))
  const drafts = new Map<string, Draft>()
  const files = new Map<ConversationId, readonly Attachment[]>()
  let entries: readonly OutboxEntry[] = []
  const begun: Readonly<{ conversationId: ConversationId; intent: Intent }>[] = []
  const kept = new Map<OutboxEntryId, Readonly<{ conversationId: ConversationId; intent: Intent }>>()

  const tell = (...told: readonly Change[]) => void (changes = [...changes, ...told])
  const moved = (id: ConversationId) => tell({ kind: 'conversations', ids: [id] }, { kind: 'thread', conversationId: id })
  const gone = fail({ kind: 'notFound' })
  const isThere = (id: ConversationId) => rows.has(id)

  function change(id: ConversationId, part: Partial<ConversationRow['conversation']>): Result<null> {
    const row = rows.get(id)
    if (row === undefined) return gone
    rows.set(id, { ...row, conversation: { ...row.conversation, ...part } })
    moved(id)
    return ok(null)
  }

  function queue(conversationId: ConversationId, intent: Intent): OutboxEntry {
    nth += 1
    const entry = anEntry(nth, conversationId, intent)
    entries = [...entries, entry]
    kept.set(entry.id, { conversationId, intent })
    tell({ kind: 'outbox' }, { kind: 'drafts', conversationId })
    return entry
  }

  function rewrite(id: OutboxEntryId, conversationId: ConversationId, part: Partial<OutboxEntry>): Result<unknown> {
    const entry = entries.find(one => one.id === id && one.conversationId === conversationId)
    if (entry === undefined) return gone
    entries = entries.map(one => (one === entry ? { ...one, ...part } : one))
    tell({ kind: 'outbox' })
    return ok({ ...entry, ...part })
  }

  const filesOf = (id: ConversationId) => files.get(id) ?? []
  const view = ({ lane, scope }: Input<'conversations.list'>['view']) =>
    order.filter(id => (scope === null || scope.includes(accountOf(id))) && (lane === 'all' || (rows.get(id)?.conversation.status === 'resolved') === (lane === 'resolved')))

  const answers: Readonly<Record<string, (input: unknown) => Result<unknown>>> = {
    ...on('accounts.list', () => ok(accounts.map(aView))),
    ...on('conversations.get', ({ id }) => toResult(rows.get(id))),
    ...on('conversations.list', ({ view: asked }) => ok({ rows: view(asked).flatMap(id => rows.get(id) ?? []), total: view(asked).length })),
    ...on('conversations.place', ({ view: asked, id }) => ok(view(asked).includes(id) ? view(asked).indexOf(id) : null)),
    ...on('drafts.get', ({ conversationId }) => ok([...drafts.values()].filter(draft => draft.conversationId === conversationId))),
    ...on('attachments.list', ({ conversationId }) => ok(filesOf(conversationId))),
    ...on('outbox.list', () => ok(entries)),
    ...on('drafts.write', ({ conversationId, mode, text }) => {
      if (!isThere(conversationId)) return gone
      nth += 1
      if (text === '') drafts.delete(`${conversationId} ${mode}`)
      else drafts.set(`${conversationId} ${mode}`, { conversationId, mode, text, updatedAt: EpochMs.parse(nth) })
      tell({ kind: 'drafts', conversationId })
      return ok(null)
    }),
    ...on('messages.send', ({ conversationId, text }) => {
      if (!isThere(conversationId)) return gone
      drafts.delete(`${conversationId} reply`)
      return ok(queue(conversationId, { kind: 'reply', text }))
    }),
    ...on('notes.add', ({ conversationId, text }) => {
      if (!isThere(conversationId)) return gone
      drafts.delete(`${conversationId} note`)
      return ok(queue(conversationId, { kind: 'note', text }))
    }),
    ...on('attachments.add', ({ conversationId, name, mime, content }) => {
      if (!isThere(conversationId)) return gone
      nth += 1
      const file = Attachment.parse({ fileId: String(nth).padStart(64, '0'), name, mime, bytes: content.length })
      files.set(conversationId, [...filesOf(conversationId), file])
      tell({ kind: 'drafts', conversationId })
      return ok(file)
    }),
    ...on('attachments.remove', ({ conversationId, fileId }) => {
      files.set(conversationId, filesOf(conversationId).filter(file => file.fileId !== fileId))
      tell({ kind: 'drafts', conversationId })
      return ok(null)
    }),
    ...on('attachments.send', ({ conversationId, fileIds }) => {
      const chosen = fileIds.flatMap(id => filesOf(conversationId).find(({ fileId }) => fileId === id) ?? [])
      if (chosen.length !== fileIds.length) return gone
      files.set(conversationId, filesOf(conversationId).filter(file => !chosen.includes(file)))
      return ok(chosen.map(file => queue(conversationId, { kind: 'file', file, uploaded: null })))
    }),
    ...on('conversations.setStatus', ({ id, status }) => change(id, { status })),
    ...on('conversations.assign', ({ id, operatorId, groupId }) => change(id, { assigneeId: operatorId, groupId })),
    ...on('conversations.setSegments', ({ id, segments }) => change(id, { segments })),
    ...on('conversations.markRead', ({ id, read }) => change(id, { unreadCount: read ? 0 : 1 })),
    ...on('conversations.create', ({ accountId, text }) => {
      const there = world.conversations.find(id => accountOf(id) === accountId && isThere(id))
      if (there === undefined) return gone
      begun.push({ conversationId: there, intent: { kind: 'reply', text } })
      return ok({ outcome: 'created', conversationId: there })
    }),
    ...on('outbox.edit', ({ id, conversationId, text }) => {
      const kind = entries.find(one => one.id === id)?.intent.kind
      const intent: Intent = kind === 'note' ? { kind, text: NoteText.parse(text) } : { kind: 'reply', text }
      const rewritten = rewrite(id, conversationId, { intent })
      if (rewritten.ok) kept.set(id, { conversationId, intent })
      return rewritten
    }),
    ...on('outbox.retry', ({ id, conversationId }) => rewrite(id, conversationId, { attempts: 2 })),
    ...on('outbox.discard', ({ id, conversationId }) => {
      const found = rewrite(id, conversationId, {})
      entries = entries.filter(one => one.id !== id || one.conversationId !== conversationId)
      return found
    }),
    ...on('preferences.set', () => ok(null)),
  }

  function take(one: Waiting, isRefused: boolean): void {
    const answer = answers[one.name]
    if (answer === undefined) throw new Error(`nobody answers ${one.name}`)
    // A draft that could not be written stands on the screen, which says so: the next one goes over it.
    one.answered = isRefused && one.name !== 'drafts.write' ? fail({ kind: 'diskFull' }) : answer(one.input)
  }

  /** Answers one of those that wait, after it took all that came before. `isRefused`: it is not done. */
  function answerOne(at: number, isRefused: boolean): void {
    for (const [place, one] of waiting.slice(0, at + 1).entries()) if (one.answered === null) take(one, isRefused && place === at)
    const chosen = waiting[at]
    waiting = waiting.filter(one => one !== chosen)
    if (chosen?.answered != null) chosen.resolve(chosen.answered)
  }

  return {
    call: (name: string, input: unknown) => {
      hear(name, input)
      return new Promise<Result<unknown>>(resolve => {
        waiting = [...waiting, { name, input: structuredClone(input), answered: null, resolve }]
      })
    },
    open: () => waiting.length,
    answer: (which: number, isRefused: boolean) => answerOne(which % Math.max(1, waiting.length), isRefused),
    /** Every question, while what changes something waits on. */
    answerQuestions: () => {
      for (let at = waiting.length - 1; at >= 0; at -= 1) if (QUESTIONS.has(waiting[at]?.name ?? '')) answerOne(at, false)
    },
    changes: () => {
      const told = changes
      changes = []
      return told
    },
    arrives: (id: ConversationId) => {
      order = [id, ...order.filter(other => other !== id)].filter(isThere)
      change(id, { unreadCount: 1 })
    },
    resolvedElsewhere: (id: ConversationId) => void change(id, { status: rows.get(id)?.conversation.status === 'resolved' ? 'open' : 'resolved' }),
    rename: (id: AccountId, name: string) => {
      accounts = accounts.map(account => (account.id === id ? { ...account, name } : account))
      tell({ kind: 'accounts' })
    },
    remove: (id: AccountId) => {
      accounts = accounts.filter(account => account.id !== id)
      order = order.filter(one => accountOf(one) !== id)
      for (const one of rows.keys()) if (accountOf(one) === id) rows.delete(one)
      tell({ kind: 'accounts' }, { kind: 'conversations', ids: [] }, { kind: 'outbox' })
    },
    /** What was committed to the outbox, and which drafts are on disk. */
    kept: () => [...kept.values(), ...begun],
    drafts: () => [...drafts.values()],
  }
}

/** The answer to one call, behind the gate that main has. */
function on<N extends Name>(name: N, answer: (input: Input<N>) => Result<unknown>): Record<string, (input: unknown) => Result<unknown>> {
  // The compiler cannot follow that this is what the schema of this very name makes of it.
  return { [name]: input => answer(contract[name].input.parse(input) as never) }
}

const toResult = (row: Output<'conversations.get'> | undefined): Result<unknown> => (row === undefined ? fail({ kind: 'notFound' }) : ok(row))
