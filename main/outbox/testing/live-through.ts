import { assertNever } from '#app/assert-never.ts'
import { conversationId, type ConversationId, type OutboxEntryId } from '#app/domain/ids.ts'
import { MessageText, NoteText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { Result } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createOutbox, type Outbox } from '#main/outbox/outbox.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import type { Store } from '#main/store/store.ts'
import { aConversationRecord, ACCOUNT, aLog, anAccount, anAttachment, START } from '#main/testing/builders.ts'
import { aLife, type Life } from './a-life.ts'
import { aProviderAccount, spoken, type FakeAccount } from './a-provider-account.ts'
import { aRandom } from './a-random.ts'
import { someFiles } from './some-files.ts'
import type { Happening, Story } from './story.ts'

/** What somebody wrote and was told is queued, and what he did to it afterwards. */
export type Written = { readonly entry: OutboxEntry; readonly texts: string[]; sentAgain: number; isDiscarded: boolean }

export type Outcome = Readonly<{ story: Story; store: Store; account: FakeAccount; written: readonly Written[]; bugs: readonly string[] }>

type Living = Readonly<{ life: Life; outbox: Outbox; unwatch: () => void }>

export type Strategy = (line: ProviderAccount) => ProviderAccount

const CONVERSATIONS = ['c1', 'c2', 'c3'].map(remote => conversationId(ACCOUNT, remote))
/** What everybody writes, so that many messages have the same words. */
const USUAL = 'Thank you!'
const STEP_MS = 15 * MINUTE_MS
const ROUNDS = 12
const START_MS = 7

/**
 * Lives through a story over a real store, and then through a quiet end: all faults are over, the app starts once more, and a
 * person decides on everything that asks for him.
 * @param strategy what to put between the outbox and the service, to see that a worse one is found out
 */
export async function liveThrough(story: Story, store: Store, strategy: Strategy = line => line): Promise<Outcome> {
  const clock = aClock()
  const account = aProviderAccount({ clock, resend: story.resend, echoMs: story.echoMs })
  const random = aRandom(story.seed)
  const log = aLog()
  const written = new Map<OutboxEntryId, Written>()
  for (const id of CONVERSATIONS) account.service.conversations.set(id, aConversationRecord({ id }))
  await store.conversations.upsert([...account.service.conversations.values()], START)
  account.faults.sends.push(...story.sends)
  account.faults.reads.push(...story.reads)
  account.faults.uploads.push(...story.uploads)

  async function newLife(): Promise<Living> {
    const life: Life = aLife({ store, clock, line: strategy(account.line), account: () => anAccount() })
    const outbox = createOutbox({ ...life.needs, random, log, changes: { tell: () => {} }, files: someFiles(), refetch: () => {}, onTrouble: () => {}, onStep: () => {} })
    const connection = account.line.watch?.(signal => {
      if (signal.type === 'item' && !life.isOver()) void outbox.echo(signal.conversationId, signal.item)
    })
    const started = outbox.start()
    await clock.advance(START_MS)
    await started
    return { life, outbox, unwatch: () => connection?.close() }
  }

  async function begin(): Promise<void> {
    living.life.end()
    living.unwatch()
    living = await newLife()
  }

  let living = await newLife()

  async function again(): Promise<void> {
    if (living.life.isOver()) await begin()
  }

  /** A call that the plug may be pulled on never answers: nobody waits for it. */
  async function heard<T>(call: Promise<Result<T>>): Promise<T | null> {
    let heardOf: T | null = null
    void call.then(result => {
      if (result.ok) heardOf = result.value
    })
    await clock.advance(0)
    await again()
    return heardOf
  }

  async function writeFile(id: ConversationId, name: string): Promise<void> {
    const file = anAttachment(name)
    const [entry] = (await heard(living.outbox.sendFiles({ conversationId: id, files: [file] }))) ?? []
    if (entry !== undefined) written.set(entry.id, { entry, texts: [spoken(file)], sentAgain: 0, isDiscarded: false })
  }

  async function write(kind: 'reply' | 'note' | 'file', id: ConversationId, text: string): Promise<void> {
    if (kind === 'file') return writeFile(id, text)
    const entry = await heard(kind === 'reply' ? living.outbox.send({ conversationId: id, text: MessageText.parse(text) }) : living.outbox.annotate({ conversationId: id, text: NoteText.parse(text) }))
    if (entry !== null) written.set(entry.id, { entry, texts: [text], sentAgain: 0, isDiscarded: false })
  }

  async function person(what: 'retry' | 'check' | 'edit' | 'discard', entry: OutboxEntry | undefined): Promise<void> {
    const known = entry === undefined ? undefined : written.get(entry.id)
    if (entry === undefined || known === undefined) return
    // Written down before it is done: the plug may be pulled between the deed and the answer.
    if (what === 'retry' && entry.delivery.state === 'uncertain') known.sentAgain += 1
    if (what === 'edit') known.texts.push(`${known.texts[0]} (edited)`)
    if (what === 'discard') known.isDiscarded = true
    const deeds = {
      retry: () => living.outbox.retry(entry.id), check: () => living.outbox.check(entry.id), discard: () => living.outbox.discard(entry.id),
      edit: () => living.outbox.edit(entry.id, MessageText.parse(known.texts.at(-1))),
    }
    await heard<unknown>(deeds[what]())
  }

  async function happen(happening: Happening): Promise<void> {
    const conversation = 'conversation' in happening ? CONVERSATIONS[happening.conversation % CONVERSATIONS.length] : undefined
    switch (happening.does) {
      case 'write':
        if (conversation !== undefined) await write(happening.kind, conversation, happening.isUsual ? USUAL : `message ${written.size + 1}`)
        return
      case 'wish':
        if (conversation !== undefined) await heard(living.outbox.setStatus(conversation, happening.status))
        return
      case 'pass':
        await clock.advance(happening.ms)
        return again()
      case 'plug':
        living.life.dies(happening.death)
        await clock.advance(happening.pauseMs)
        return begin()
      case 'quit':
        void living.outbox.close()
        await clock.advance(5_000)
        return begin()
      case 'setClock':
        return clock.jump(happening.ms)
      case 'person': {
        const open = await store.outbox.list(null)
        return person(happening.what, open[happening.nth % Math.max(1, open.length)])
      }
      case 'cutOff':
        account.faults.cutOff = happening.failure
        return
      default:
        assertNever(happening)
    }
  }

  for (const happening of story.happenings) await happen(happening)

  account.faults.sends.length = 0
  account.faults.reads.length = 0
  account.faults.uploads.length = 0
  account.faults.cutOff = null
  await begin()
  for (let round = 0; round < ROUNDS; round += 1) {
    await clock.advance(STEP_MS)
    const open = await store.outbox.list(null)
    if (open.length === 0) break
    for (const entry of open) {
      // A clock that was set back makes an hour that a service named a day: shown, and a person can say "now".
      if (entry.delivery.state === 'queued' && entry.delivery.lastFailure?.kind === 'rateLimited') await heard<unknown>(living.outbox.retry(entry.id))
      if (entry.delivery.state === 'failed') await heard<unknown>(living.outbox.retry(entry.id))
      if (entry.delivery.state === 'uncertain') await (round % 2 === 0 ? heard<unknown>(living.outbox.check(entry.id)) : person('discard', entry))
    }
  }
  await living.outbox.close()
  living.unwatch()
  return { story, store, account, written: [...written.values()], bugs: log.lines.filter(({ level, facts }) => level === 'bug' && !String(facts['error']).includes('planted')).map(({ what, facts }) => `${what}: ${String(facts['error'])}`) }
}

export const naive: Strategy = line => ({
  ...line,
  send: async sending => asNotStored(await line.send(sending)),
  annotate: async sending => asNotStored(await line.annotate(sending)),
  sendFile: async sending => asNotStored(await line.sendFile(sending)),
})

/** "No answer, so it did not arrive": what goes wrong without reading back. */
function asNotStored(outcome: Awaited<ReturnType<ProviderAccount['send']>>): typeof outcome {
  return outcome.outcome === 'doubt' ? { outcome: 'notStored', failure: outcome.failure } : outcome
}

