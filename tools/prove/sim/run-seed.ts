import { assertNever } from '#app/assert-never.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { checkHistory, type HistoryVerdict } from '#main/outbox/testing/check-history.ts'
import type { CrashPoint } from '#main/outbox/testing/crash-points.ts'
import { OFFLINE } from '#main/outbox/testing/faults.ts'
import type { HistoryLine } from '#main/outbox/testing/history.ts'
import { START } from '#main/testing/builders.ts'
import type { Machine } from './a-machine.ts'
import { aPerson } from './a-person.ts'
import { asItIs, ELSEWHERE, type Strategy } from './a-world.ts'
import type { MishapCounts } from './mishaps.ts'
import { someLives } from './some-lives.ts'
import type { Happening, SeedStory } from './story.ts'

export type SeedRun = Readonly<{ verdict: HistoryVerdict; died: readonly CrashPoint[]; bugs: readonly string[]; calls: number; stops: number; mishaps: MishapCounts; history: readonly HistoryLine[] }>

const ROUND_MS = 3 * MINUTE_MS
const MOST_ROUNDS = 24

/**
 * Lives through one story, and then through a quiet end: all faults are over, the app starts once more, and a person says
 * "again" once to what failed. Then its history is judged.
 */
export async function runSeed(story: SeedStory, machine: Machine, strategy: Strategy = asItIs): Promise<SeedRun> {
  const lives = await someLives(story, machine, strategy)
  const { world, history, remembered, died, mishaps, now, begin, again, heard } = lives
  const { clock, shops } = world
  const { write, person, decide, tellEnds, remove } = aPerson(lives, story.withSync)
  if (story.withSync) await now().store.conversations.upsert(shops.flatMap(({ account }) => [...account.service.conversations.values()]), START)

  async function happen(happening: Happening): Promise<void> {
    const shop = 'account' in happening ? (happening.account === 0 ? shops[0] : shops[1]) : shops[0]
    const conversation = ('conversation' in happening ? shop.conversations[happening.conversation] : undefined) ?? shop.conversations[0]
    if (conversation === undefined) throw new Error('a shop without conversations')
    switch (happening.does) {
      case 'write':
        return write(happening, conversation)
      case 'wish':
        await again()
        await heard(now().outbox.setStatus(conversation, happening.status))
        return
      case 'pass':
        await clock.advance(happening.ms)
        return
      case 'setClock':
      case 'suspend':
        await again()
        if (happening.does === 'suspend') now().pace?.sleeps()
        if (happening.does === 'setClock') world.setClock(happening.ms)
        else world.suspend(happening.ms)
        now().life.pass(happening.does === 'setClock' ? 'clockSet' : 'resumed')
        if (happening.does === 'suspend' && !now().life.isOver()) {
          now().pace?.wakes()
          now().outbox.wake()
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
        if (!now().life.isOver()) void now().sync?.watchThread(conversation)
        return
      case 'quit':
        await again()
        void now().outbox.close()
        void now().sync?.close()
        now().life.pass('quitting')
        await clock.advance(4_000)
        return begin()
      case 'plug':
        return begin()
      case 'second':
        await again()
        await lives.second()
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
  lives.endGhosts()
  await begin(false)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await clock.advance(ROUND_MS)
    const open = await now().store.outbox.list(null)
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
  now().close()
  const all = [...history, ...stored]
  return { verdict: checkHistory(all), died, bugs: machine.takeBugs(), ...lives.counts(), mishaps: mishaps.counts(), history: all }
}
