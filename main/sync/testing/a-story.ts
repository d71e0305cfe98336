import { remoteOf, type ConversationId } from '#app/domain/ids.ts'
import { epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { ProviderSignal } from '#main/providers/provider.ts'
import type { Voice } from './a-service.ts'
import type { ASync } from './a-sync.ts'
import type { Delivery, Happening } from './happenings.ts'

/** Longer than the longest wait after a failure that these stories can bring about, and a round of everything. */
const AFTERWARDS_MS = 12 * MINUTE_MS
/** What was lost without a sign is found when the next comparison is a thorough one: an hour after the last, and with the list. */
const AFTER_A_LOSS_MS = HOUR_MS + 20 * MINUTE_MS

/** Makes things happen, and knows what should be stored in the end. */
export function aStory(world: ASync) {
  const { service, clock } = world
  const underWay: ProviderSignal[] = []
  const sent: ProviderSignal[] = []
  const said = new Map<ConversationId, Set<string>>()
  let opened = 0
  let breaks = 0
  let isOut = false
  /** The connection has ended and nobody here knows. */
  let isDeaf = false
  let isAsleep = false
  let hasLost = false

  const pick = <T>(things: readonly T[], which: number): T | undefined => things[which % Math.max(1, things.length)]

  function tell(signal: ProviderSignal, delivery: Delivery): void {
    if (!service.isConnected()) return
    if (isDeaf || delivery === 'lost') {
      if (!isAsleep) hasLost = true
      if (!isDeaf) breaks += 1
      return
    }
    sent.push(signal)
    if (delivery === 'later') return void underWay.push(signal)
    service.emit(signal)
    if (delivery === 'twice') service.emit(signal)
  }

  function say(id: ConversationId, by: Voice, delivery: Delivery): void {
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
        return signal === undefined || isDeaf ? undefined : service.emit(signal)
      }
      case 'repeat': {
        const signal = pick(sent, happening.which)
        // What has been overtaken by an erasure may be told again, but not what a later change of the same field overtook.
        return signal?.type === 'item' && !isDeaf ? service.emit(signal) : undefined
      }
      case 'break':
        return breakOff(happening.failure)
      case 'goLive':
        // A connection that had ended unnoticed is noticed at last.
        if (isDeaf) breakOff(null)
        return recover()
      case 'sleep':
        return sleep(happening, id)
      case 'restart':
        underWay.length = 0
        isDeaf = false
        breaks += 1
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
      case 'behind':
        return service.setBehind(happening.ms)
      case 'wait':
        return clock.advance(happening.ms)
    }
  }

  function breakOff(kind: 'offline' | 'down' | null): void {
    if (service.isConnected() || (kind !== null && !isOut)) breaks += 1
    underWay.length = 0
    isDeaf = false
    if (kind !== null) {
      isOut = true
      service.failUntilTold(toFailure(kind))
    }
    service.breakOff(kind === null ? undefined : toFailure(kind))
  }

  function recover(): void {
    if (isOut) service.stopFailing()
    isOut = false
    service.goLive()
  }

  async function sleep({ ms, by, times, connection }: Extract<Happening, Readonly<{ type: 'sleep' }>>, id: ConversationId | undefined): Promise<void> {
    if (id === undefined) return
    if (connection === 'ended' && service.isConnected()) breakOff(null)
    else breaks += 1
    underWay.length = 0
    const before = isDeaf
    isDeaf = true
    isAsleep = true
    clock.jump(Math.floor(ms / 2))
    for (let count = 0; count < times; count += 1) say(id, by, 'now')
    clock.jump(Math.ceil(ms / 2))
    isAsleep = false
    isDeaf = before || connection === 'seemsAlive'
    world.sync.checkNow()
  }

  function toFailure(kind: 'offline' | 'down' | 'limited'): Failure {
    if (kind === 'limited') return { kind: 'rateLimited', until: epochMs(clock.now() + 20 * SECOND_MS) }
    return kind === 'down' ? { kind: 'providerDown', status: 503 } : { kind: 'offline' }
  }

  return {
    happen,
    /** All is well again, and everybody has time. */
    async end(): Promise<void> {
      for (const signal of underWay.splice(0)) if (!isDeaf) service.emit(signal)
      service.setDelay(0)
      service.setBehind(0)
      service.stopFailing()
      recover()
      await clock.advance(hasLost ? AFTER_A_LOSS_MS : AFTERWARDS_MS)
    },
    /** How often something may have been missed: a connection, an answer or an event that was to be had before. */
    breaks: () => breaks,
    /** What was said since the beginning and stands, by conversation. */
    said: (): ReadonlyMap<ConversationId, ReadonlySet<string>> => said,
  }
}
