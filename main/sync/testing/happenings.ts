import fc from 'fast-check'
import { remoteOf, type ConversationId } from '#app/domain/ids.ts'
import { epochMs, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { ProviderSignal } from '#main/providers/provider.ts'
import type { Voice } from './a-service.ts'
import type { ASync } from './a-sync.ts'

/** One thing that may happen to an account, at the service, on the way or at the desk. Numbers pick one of what there is. */
export type Happening =
  | Readonly<{ type: 'say'; where: number; by: Voice; times: number; delivery: 'now' | 'later' | 'twice' }>
  | Readonly<{ type: 'newConversation' }>
  | Readonly<{ type: 'edit' | 'erase'; where: number; which: number }>
  | Readonly<{ type: 'resolve'; where: number }>
  | Readonly<{ type: 'deliver' | 'repeat'; which: number }>
  | Readonly<{ type: 'break' | 'goLive' | 'restart' | 'closeThread' }>
  | Readonly<{ type: 'openThread' | 'scrollUp'; where: number }>
  | Readonly<{ type: 'fail'; failure: 'offline' | 'down' | 'limited'; times: number }>
  | Readonly<{ type: 'slow'; ms: number }>
  | Readonly<{ type: 'wait'; ms: number }>

/** Longer than the longest wait after a failure that these stories can bring about, and a round of everything. */
const AFTERWARDS_MS = 12 * MINUTE_MS

const index = fc.nat({ max: 30 })
const voice = fc.constantFrom<Voice[]>('contact', 'operator', 'note')

const talk: fc.WeightedArbitrary<Happening>[] = [
  { weight: 8, arbitrary: fc.record({ type: fc.constant('say' as const), where: index, by: voice, times: fc.constantFrom(1, 1, 2, 9), delivery: fc.constantFrom('now' as const, 'later' as const, 'twice' as const) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'newConversation' as const }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('edit' as const, 'erase' as const), where: index, which: index }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('resolve' as const), where: index }) },
]
const desk: fc.WeightedArbitrary<Happening>[] = [
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('openThread' as const, 'scrollUp' as const), where: index }) },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'closeThread' as const }, { type: 'restart' as const }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.oneof(fc.nat({ max: 500 }), fc.nat({ max: 20 * SECOND_MS }), fc.nat({ max: 8 * MINUTE_MS })) }) },
]
const trouble: fc.WeightedArbitrary<Happening>[] = [
  { weight: 1, arbitrary: fc.record({ type: fc.constant('fail' as const), failure: fc.constantFrom('offline' as const, 'down' as const, 'limited' as const), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('slow' as const), ms: fc.constantFrom(0, 0, 50, 3_000) }) },
]
const wire: fc.WeightedArbitrary<Happening>[] = [
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('deliver' as const, 'repeat' as const), which: index }) },
  { weight: 2, arbitrary: fc.constant({ type: 'break' as const }) },
  { weight: 3, arbitrary: fc.constant({ type: 'goLive' as const }) },
]

export const happeningsLive = fc.array(fc.oneof(...talk, ...desk, ...trouble, ...wire), { minLength: 1, maxLength: 60 })
export const happeningsPolled = fc.array(fc.oneof(...talk, ...desk, ...trouble), { minLength: 1, maxLength: 60 })

/** Makes things happen, and knows what should be stored in the end. */
export function aStory(world: ASync) {
  const { service, clock } = world
  const underWay: ProviderSignal[] = []
  const sent: ProviderSignal[] = []
  const said = new Map<ConversationId, Set<string>>()
  let opened = 0

  const pick = <T>(things: readonly T[], which: number): T | undefined => things[which % Math.max(1, things.length)]

  function tell(signal: ProviderSignal, delivery: 'now' | 'later' | 'twice'): void {
    if (!service.isConnected()) return
    sent.push(signal)
    if (delivery === 'later') return void underWay.push(signal)
    service.emit(signal)
    if (delivery === 'twice') service.emit(signal)
  }

  function say(id: ConversationId, by: Voice, delivery: 'now' | 'later' | 'twice'): void {
    opened += 1
    const item = service.world.say(id, by, `said ${opened}`)
    // What was there before the account was first read is history, and is fetched when somebody opens it.
    if (world.status().lastGoodAt !== null) said.set(id, (said.get(id) ?? new Set()).add(remoteOf(item.id)))
    tell({ type: 'item', conversationId: id, item }, delivery)
  }

  async function happen(happening: Happening): Promise<void> {
    const id = 'where' in happening ? pick(service.world.ids(), happening.where) : undefined
    switch (happening.type) {
      case 'say':
        if (id === undefined) return
        for (let count = 0; count < happening.times; count += 1) say(id, happening.by, happening.delivery)
        return
      case 'newConversation':
        opened += 1
        return say(service.world.open(`new${opened}`), 'contact', 'now')
      case 'edit':
      case 'erase': {
        const item = id === undefined ? undefined : pick(service.world.thread(id), happening.which)
        if (id === undefined || item === undefined || item.type === 'event') return
        const remoteId = remoteOf(item.id)
        if (happening.type === 'edit') {
          service.world.edit(id, remoteId, 'edited')
          const current = service.world.thread(id).find(other => other.id === item.id)
          if (current !== undefined && current.type !== 'event') tell({ type: 'itemEdited', conversationId: id, remoteId, parts: current.parts }, 'now')
        } else {
          service.world.erase(id, remoteId)
          said.get(id)?.delete(remoteId)
          tell({ type: 'itemRemoved', conversationId: id, remoteId }, 'now')
        }
        return
      }
      case 'resolve':
        if (id === undefined) return
        service.world.change(id, { status: 'resolved' })
        return tell({ type: 'conversationChanged', conversationId: id, change: { status: 'resolved' } }, 'now')
      case 'deliver': {
        const [signal] = underWay.splice(happening.which % Math.max(1, underWay.length), 1)
        return signal === undefined ? undefined : service.emit(signal)
      }
      case 'repeat': {
        const signal = pick(sent, happening.which)
        // What has been overtaken by an erasure may be told again, but not what a later change of the same field overtook.
        return signal?.type === 'item' ? service.emit(signal) : undefined
      }
      case 'break':
        underWay.length = 0
        return service.breakOff()
      case 'goLive':
        return service.goLive()
      case 'restart':
        underWay.length = 0
        return world.restart()
      case 'openThread':
        return void (id === undefined ? undefined : world.sync.watchThread(id))
      case 'closeThread':
        return void world.sync.watchThread(null)
      case 'scrollUp':
        return void (id === undefined ? undefined : world.sync.loadOlder(id))
      case 'fail':
        return service.failNext(toFailure(happening.failure), { times: happening.times })
      case 'slow':
        return service.setDelay(happening.ms)
      case 'wait':
        return clock.advance(happening.ms)
    }
  }

  function toFailure(kind: 'offline' | 'down' | 'limited'): Failure {
    if (kind === 'limited') return { kind: 'rateLimited', until: epochMs(clock.now() + 20 * SECOND_MS) }
    return kind === 'down' ? { kind: 'providerDown', status: 503 } : { kind: 'offline' }
  }

  return {
    happen,
    /** All is well again, and everybody has time. */
    async end(): Promise<void> {
      for (const signal of underWay.splice(0)) service.emit(signal)
      service.setDelay(0)
      service.stopFailing()
      service.goLive()
      await clock.advance(AFTERWARDS_MS)
    },
    /** What was said since the beginning and stands, by conversation. */
    said: (): ReadonlyMap<ConversationId, ReadonlySet<string>> => said,
  }
}
