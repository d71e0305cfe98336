import { assertNever } from '#app/assert-never.ts'
import { accountOf, type AccountId, type ConversationId, type OutboxEntryId } from '#app/domain/ids.ts'
import { MessageText, NoteText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { Result } from '#app/result.ts'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { spoken } from '#main/outbox/testing/a-provider-account.ts'
import { checkHistory, type HistoryVerdict } from '#main/outbox/testing/check-history.ts'
import type { CrashPoint } from '#main/outbox/testing/crash-points.ts'
import type { HistoryLine, Meant } from '#main/outbox/testing/history.ts'
import type { Remembered } from '#main/outbox/testing/a-mortal-life.ts'
import { OFFLINE } from '#main/outbox/testing/faults.ts'
import { START, anAttachment } from '#main/testing/builders.ts'
import { endOf } from './end-of.ts'
import type { Machine } from './a-machine.ts'
import { aStart, type Start } from './a-start.ts'
import { asItIs, aWorld, ELSEWHERE, USUAL, type Shop, type Strategy } from './a-world.ts'
import { mishapsOf, type MishapCounts } from './mishaps.ts'
import type { Happening, SeedStory } from './story.ts'
import type { Heard } from './strict-service.ts'
import type { Leaving } from './told-line.ts'

export type SeedRun = Readonly<{ verdict: HistoryVerdict; died: readonly CrashPoint[]; bugs: readonly string[]; calls: number; stops: number; mishaps: MishapCounts; history: readonly HistoryLine[] }>

const DIED = Symbol('died')
const ROUND_MS = 3 * MINUTE_MS
const MOST_ROUNDS = 24
const LITTLE_MS = 100

/**
 * Lives through one story, and then through a quiet end: all faults are over, the app starts once more, and a person says
 * "again" once to what failed. Then its history is judged.
 */
export async function runSeed(story: SeedStory, machine: Machine, strategy: Strategy = asItIs): Promise<SeedRun> {
  machine.store.beginAnew()
  machine.disk.wipe()
  const history: HistoryLine[] = []
  const world = aWorld(story, strategy)
  const { clock, shops } = world
  const random = aRandom(story.seed)
  const remembered: Remembered = { added: new Map(), states: new Map() }
  const died: CrashPoint[] = []
  const dooms = [...story.dooms]
  const mishaps = mishapsOf(story, machine)
  const calls = new Map<OutboxEntryId, number>()
  let [process, call, called, stops] = [0, 0, 0, 0]

  const start = (isDoomed = true): Promise<Start> => {
    process += 1
    const its = process
    const onStopWord = (accountId: AccountId, heard: Heard) => {
      if (heard.type === 'request') called += 1
      else stops += 1
      history.push({ ...heard, process: its, accountId })
    }
    const onLeaves = (accountId: AccountId, { conversationId, clientId }: Leaving) => void history.push({ type: 'leaves', process: its, accountId, conversationId, clientId })
    return aStart({ machine, world, mishaps, remembered, onStopWord, onLeaves, doom: (isDoomed ? dooms.shift() : undefined) ?? null, random, withSync: story.withSync, hurries: story.hurries, onDeath: point => void died.push(point) })
  }

  let now = await start()
  const ghosts: Start[] = []
  if (story.withSync) await now.store.conversations.upsert(shops.flatMap(({ account }) => [...account.service.conversations.values()]), START)

  async function begin(isDoomed = true): Promise<void> {
    now.close()
    if (mishaps.strike()) for (const ghost of ghosts.splice(0)) ghost.close()
    now = await start(isDoomed)
  }

  async function again(): Promise<void> {
    while (now.life.isOver()) await begin()
  }

  /** A dead app never answers: nobody waits for it. */
  async function heard<T>(asked: Promise<Result<T>>): Promise<Result<T> | null> {
    let answer: Result<T> | null = null
    void asked.then(result => void (answer = result))
    await clock.advance(0)
    return answer
  }

  async function write({ kind, isUsual }: Extract<Happening, { does: 'write' }>, conversationId: ConversationId): Promise<void> {
    await again()
    call += 1
    const nth = call
    const { outbox, store } = now
    const text = isUsual ? USUAL : `message ${nth}`
    const file = anAttachment(`file ${nth}`)
    const meant: Meant = { accountId: accountOf(conversationId), conversationId, kind: kind === 'note' ? 'note' : 'reply', text: kind === 'file' ? spoken(file) : text }
    const draft = { conversationId, mode: meant.kind, text, updatedAt: clock.now() }
    if (kind !== 'file' && (await outlived(store.drafts.write(draft))) === DIED) return again()
    const known = new Set(remembered.added.keys())
    history.push({ type: 'invoke', process, call: nth, meant })
    const answer = await heard<OutboxEntry | undefined>(ask())
    const row = [...remembered.added.keys()].find(id => !known.has(id))
    if (row !== undefined) calls.set(row, nth)
    if (answer === null) history.push({ type: 'info', process, call: nth })
    else if (!answer.ok) history.push({ type: 'fail', process, call: nth })
    else if (answer.value !== undefined) history.push({ type: 'ok', process, call: nth, row: answer.value.id, order: answer.value.order })
    if (answer !== null || kind === 'file') return
    const { filesLost } = mishaps.counts()
    await again()
    const isRow = row !== undefined && (await now.store.outbox.get(row)) !== null
    const isDraft = (await now.store.drafts.of(conversationId)).some(({ mode }) => mode === meant.kind)
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

  /** What is asked of the disk itself throws where the app dies in the middle of it. */
  async function outlived<T>(work: Promise<T>): Promise<T | typeof DIED> {
    const { life } = now
    try {
      return await work
    } catch (error) {
      if (life.isOver()) return DIED
      throw error
    }
  }

  async function person({ what, nth, looksElsewhere }: Extract<Happening, { does: 'person' }>): Promise<void> {
    await again()
    const open = await now.store.outbox.list(null)
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
    const { outbox } = now
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
      const row = await now.store.outbox.get(id)
      const end = row === null ? null : endOf(row)
      if (end === null) continue
      if (isRemoved) history.push({ type: 'person', row: id, does: 'discard' })
      history.push(isRemoved ? { ...end, state: 'discarded' } : end)
      if (isRemoved) remembered.added.delete(id)
    }
  }

  /** What is written last, while another account uses up what the credential gives, waits for its turn. */
  async function standInLine({ id, conversations: [conversation] }: Shop): Promise<void> {
    if (now.pace === null || conversation === undefined) return
    now.pace.fill(id)
    await write({ does: 'write', account: 0, conversation: 0, kind: 'reply', isUsual: false }, conversation)
    await clock.advance(LITTLE_MS)
    await again()
  }

  /** The person takes an account out of the app, with all that waits in it, and puts it in again. */
  async function remove(shop: Shop): Promise<void> {
    await again()
    await standInLine(shop)
    if (now.life.pass('removing')) return again()
    history.push({ type: 'going', process, accountId: shop.id })
    void now.outbox.removeAccount(shop.id)
    await clock.advance(5_000)
    if (now.life.isOver()) return again()
    const rows = [...remembered.added].flatMap(([id, row]) => (row.accountId === shop.id ? [id] : []))
    await tellEnds(rows, true)
    void outlived(now.store.forget(shop.id)).then(forgotten => {
      if (forgotten !== DIED && forgotten.ok) history.push(...rows.map((row): HistoryLine => ({ type: 'dropped', row })))
    })
    // In steps, with a breath of the event loop between them.
    for (let breath = 0; breath < 40; breath += 1) await clock.advance(0)
    if (story.withSync) await now.store.conversations.upsert([...shop.account.service.conversations.values()], clock.now())
    history.push({ type: 'staying', process, accountId: shop.id })
    void now.outbox.addAccount(shop.id)
    await clock.advance(0)
  }

  async function happen(happening: Happening): Promise<void> {
    const shop = 'account' in happening ? (happening.account === 0 ? shops[0] : shops[1]) : shops[0]
    const conversation = ('conversation' in happening ? shop.conversations[happening.conversation] : undefined) ?? shop.conversations[0]
    if (conversation === undefined) throw new Error('a shop without conversations')
    switch (happening.does) {
      case 'write':
        return write(happening, conversation)
      case 'wish':
        await again()
        await heard(now.outbox.setStatus(conversation, happening.status))
        return
      case 'pass':
        await clock.advance(happening.ms)
        return
      case 'setClock':
      case 'suspend':
        await again()
        if (happening.does === 'suspend') now.pace?.sleeps()
        if (happening.does === 'setClock') world.setClock(happening.ms)
        else world.suspend(happening.ms)
        now.life.pass(happening.does === 'setClock' ? 'clockSet' : 'resumed')
        if (happening.does === 'suspend' && !now.life.isOver()) {
          now.pace?.wakes()
          now.outbox.wake()
        }
        return
      case 'person':
        return person(happening)
      case 'cutOff':
        shop.account.faults.cutOff = OFFLINE
        void clock.sleep(happening.ms).then(() => (shop.account.faults.cutOff = null))
        return
      case 'limit':
        shop.limits.limit(happening.ms)
        return
      case 'remove':
        return remove(shop)
      case 'look':
        if (!now.life.isOver()) void now.sync?.watchThread(conversation)
        return
      case 'quit':
        await again()
        void now.outbox.close()
        void now.sync?.close()
        now.life.pass('quitting')
        await clock.advance(4_000)
        return begin()
      case 'plug':
        return begin()
      case 'second':
        await again()
        ghosts.push(now)
        now = await start()
        return
      default:
        return assertNever(happening)
    }
  }

  for (const happening of story.happenings) await happen(happening)

  for (const { account, limits } of shops) {
    account.faults.sends.length = 0
    account.faults.reads.length = 0
    account.faults.cutOff = null
    limits.lift()
  }
  for (const ghost of ghosts) ghost.close()
  await begin(false)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await clock.advance(ROUND_MS)
    const open = await now.store.outbox.list(null)
    const moving = open.filter(({ delivery }) => delivery.state !== 'failed' && delivery.state !== 'uncertain')
    const isStuck = (entry: OutboxEntry) => open.some(other => other.conversationId === entry.conversationId && other.order < entry.order && !moving.includes(other))
    if (round > 0 && moving.every(isStuck)) break
    for (const entry of open) {
      if (round === 0 && entry.delivery.state === 'failed') await decide('retry', entry, false)
      if (round === 0 && entry.delivery.state === 'uncertain') await decide('check', entry, false)
      // An hour that was named by a clock that was set: shown, and a person can say "now".
      if (entry.delivery.state === 'queued' && entry.delivery.lastFailure?.kind === 'rateLimited') await decide('retry', entry, false)
    }
  }
  await tellEnds(remembered.added.keys(), false)
  const stored = shops.flatMap(({ id, account }) => account.service.received.filter(({ clientId }) => clientId !== ELSEWHERE).map(({ clientId, remoteId, conversationId, kind, text }): HistoryLine =>
    ({ type: 'stored', serverId: remoteId, clientId, meant: { accountId: id, conversationId, kind, text } })))
  now.close()
  const all = [...history, ...stored]
  return { verdict: checkHistory(all), died, bugs: machine.takeBugs(), calls: called, stops, mishaps: mishaps.counts(), history: all }
}
