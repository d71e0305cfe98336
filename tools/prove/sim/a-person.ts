import { accountOf, type ConversationId, type OutboxEntryId } from '#app/domain/ids.ts'
import { MessageText, NoteText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { Result } from '#app/result.ts'
import { spoken } from '#main/outbox/testing/a-provider-account.ts'
import type { HistoryLine, Meant } from '#main/outbox/testing/history.ts'
import { anAttachment } from '#main/testing/builders.ts'
import { USUAL, type Shop } from './a-world.ts'
import { endOf } from './end-of.ts'
import { DIED, type SomeLives } from './some-lives.ts'
import type { Happening } from './story.ts'

const LITTLE_MS = 100

/** What a person does with the app in a story, and what of it stands in the history. */
export function aPerson({ world, history, remembered, mishaps, now, process, again, heard, outlived }: SomeLives, withSync: boolean) {
  const { clock, shops } = world
  const calls = new Map<OutboxEntryId, number>()
  let call = 0

  async function write({ kind, isUsual }: Extract<Happening, { does: 'write' }>, conversationId: ConversationId): Promise<void> {
    await again()
    call += 1
    const nth = call
    const { outbox, store } = now()
    const text = isUsual ? USUAL : `message ${nth}`
    const file = anAttachment(`file ${nth}`)
    const meant: Meant = { accountId: accountOf(conversationId), conversationId, kind: kind === 'note' ? 'note' : 'reply', text: kind === 'file' ? spoken(file) : text }
    const draft = { conversationId, mode: meant.kind, text, updatedAt: clock.now() }
    if (kind !== 'file' && (await outlived(store.drafts.write(draft))) === DIED) return again()
    const known = new Set(remembered.added.keys())
    history.push({ type: 'invoke', process: process(), call: nth, meant })
    const answer = await heard<OutboxEntry | undefined>(ask())
    const row = [...remembered.added.keys()].find(id => !known.has(id))
    if (row !== undefined) calls.set(row, nth)
    if (answer === null) history.push({ type: 'info', process: process(), call: nth })
    else if (!answer.ok) history.push({ type: 'fail', process: process(), call: nth })
    else if (answer.value !== undefined) history.push({ type: 'ok', process: process(), call: nth, row: answer.value.id, order: answer.value.order })
    if (answer !== null || kind === 'file') return
    const { filesLost } = mishaps.counts()
    await again()
    const isRow = row !== undefined && (await now().store.outbox.get(row)) !== null
    const isDraft = (await now().store.drafts.of(conversationId)).some(({ mode }) => mode === meant.kind)
    // A draft is not synced into the second copy: it lasts as long as the file does.
    if (!isRow && !isDraft && mishaps.counts().filesLost > filesLost) return
    history.push({ type: 'half', call: nth, isRow, isDraft })

    async function ask(): Promise<Result<OutboxEntry | undefined>> {
      if (kind === 'reply') return outbox.send({ conversationId, text: MessageText.parse(text) })
      if (kind === 'note') return outbox.annotate({ conversationId, text: NoteText.parse(text) })
      const sent = await outbox.sendFiles({ conversationId, files: [file] })
      return sent.ok ? { ok: true, value: sent.value[0] } : sent
    }
  }

  async function person({ what, nth, looksElsewhere }: Extract<Happening, { does: 'person' }>): Promise<void> {
    await again()
    const open = await now().store.outbox.list(null)
    const entry = open[nth % Math.max(1, open.length)]
    if (entry !== undefined) await decide(what, entry, looksElsewhere)
  }

  async function decide(what: 'retry' | 'check' | 'edit' | 'discard', { id, delivery, conversationId }: OutboxEntry, looksElsewhere: boolean): Promise<void> {
    const elsewhere = shops.flatMap(({ conversations }) => conversations).find(other => other !== conversationId)
    const where = looksElsewhere ? elsewhere : conversationId
    const text = looksElsewhere ? 'for somebody else' : `message ${calls.get(id) ?? 0} (edited)`
    // Written down before it is done: the app may die between the deed and the answer.
    if (!looksElsewhere && what === 'retry' && delivery.state === 'uncertain') history.push({ type: 'person', row: id, does: 'sendAgain' })
    if (!looksElsewhere && what === 'edit') history.push({ type: 'person', row: id, does: 'edit', text })
    if (!looksElsewhere && what === 'discard') history.push({ type: 'person', row: id, does: 'discard' })
    const { outbox } = now()
    const deeds = {
      retry: () => outbox.retry(id, where), check: () => outbox.check(id, where), discard: () => outbox.discard(id, where),
      edit: () => outbox.edit(id, MessageText.parse(text), where),
    }
    const answer = await heard<unknown>(deeds[what]())
    if (what === 'discard' && answer?.ok === true) history.push({ type: 'dropped', row: id })
    await again()
  }

  async function tellEnds(ids: Iterable<OutboxEntryId>, isRemoved: boolean): Promise<void> {
    for (const id of ids) {
      const row = await now().store.outbox.get(id)
      const end = row === null ? null : endOf(row)
      if (end === null) continue
      if (isRemoved) history.push({ type: 'person', row: id, does: 'discard' })
      history.push(isRemoved ? { ...end, state: 'discarded' } : end)
      if (isRemoved) remembered.added.delete(id)
    }
  }

  /** What is written last, while another account uses up what the credential gives, waits for its turn. */
  async function standInLine({ id, conversations: [conversation] }: Shop): Promise<void> {
    const { pace } = now()
    if (pace === null || conversation === undefined) return
    pace.fill(id)
    await write({ does: 'write', account: 0, conversation: 0, kind: 'reply', isUsual: false }, conversation)
    await clock.advance(LITTLE_MS)
    await again()
  }

  /** The person takes an account out of the app, with all that waits in it, and puts it in again. */
  async function remove(shop: Shop): Promise<void> {
    await again()
    await standInLine(shop)
    if (now().life.pass('removing')) return again()
    history.push({ type: 'going', process: process(), accountId: shop.id })
    void now().outbox.removeAccount(shop.id)
    await clock.advance(5_000)
    if (now().life.isOver()) return again()
    const rows = [...remembered.added].flatMap(([id, row]) => (row.accountId === shop.id ? [id] : []))
    await tellEnds(rows, true)
    void outlived(now().store.forget(shop.id)).then(forgotten => {
      if (forgotten !== DIED && forgotten.ok) history.push(...rows.map((row): HistoryLine => ({ type: 'dropped', row })))
    })
    // In steps, with a breath of the event loop between them.
    for (let breath = 0; breath < 40; breath += 1) await clock.advance(0)
    if (withSync) await now().store.conversations.upsert([...shop.account.service.conversations.values()], clock.now())
    history.push({ type: 'staying', process: process(), accountId: shop.id })
    void now().outbox.addAccount(shop.id)
    await clock.advance(0)
  }

  return { write, person, decide, tellEnds, remove }
}
