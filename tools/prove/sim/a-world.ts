import { conversationId, operatorId, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import { epochMs, HOUR_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { aClock, type VirtualClock } from '#main/clock/virtual-clock.ts'
import { aProviderAccount, type FakeAccount } from '#main/outbox/testing/a-provider-account.ts'
import { toItem, type Received } from '#main/outbox/testing/a-service.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { aConversationRecord, ACCOUNT, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { createLimits, gated, type Limits } from './limited-line.ts'
import type { SeedStory } from './story.ts'

/** What worse client there is between the outbox and the service, to see that it is found out. */
export type Strategy = (line: ProviderAccount) => ProviderAccount

/** What everybody writes, so that many messages have the same words. */
export const USUAL = 'Thank you!'
/** The mark of what we wrote in the service's own window. */
export const ELSEWHERE = 'elsewhere'

export type Shop = Readonly<{
  id: AccountId
  account: FakeAccount
  /** With its limits before it. */
  line: ProviderAccount
  /** The same without: its limits are told by whoever stands before it. */
  bare: ProviderAccount
  limits: Limits
  conversations: readonly ConversationId[]
}>

/** What outlives the app: time, two services and all that they hold. */
export type World = Readonly<{
  clock: VirtualClock
  shops: readonly [Shop, Shop]
  /** The services' own clock, and whether the machine's agrees with it. */
  serviceNow(): EpochMs
  isClockRight(): boolean
  /** Somebody sets the machine's clock. The services' own clocks go right. */
  setClock(ms: number): void
  /** The machine sleeps, and the services do not. */
  suspend(ms: number): void
}>

/** Account 0 is at a service that keeps our mark, account 1 at one that does not. */
export function aWorld(story: SeedStory, strategy: Strategy): World {
  // Nothing here does real I/O.
  const clock = aClock(undefined, 1)
  let jumpedMs = 0
  let atTheServices: readonly { readonly wakesAt: number; readonly wake: () => void }[] = []
  const serviceNow = () => epochMs(clock.now() - jumpedMs)
  const serviceClock: VirtualClock = {
    ...clock,
    now: serviceNow,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        const sleeper = { wakesAt: serviceNow() + ms, wake }
        atTheServices = [...atTheServices, sleeper]
        void clock.sleep(ms, signal).then(wake)
        function wake() {
          atTheServices = atTheServices.filter(other => other !== sleeper)
          resolve()
        }
      }),
  }

  function aShop(id: AccountId, nth: 0 | 1): Shop {
    const account = aProviderAccount({ clock: serviceClock, accountId: id, resend: nth === 0 ? 'withSameClientId' : 'never', echoMs: story.echoMs })
    const conversations = ['c1', 'c2'].map(remote => conversationId(id, remote))
    for (const conversation of conversations) account.service.conversations.set(conversation, aConversationRecord({ id: conversation }))
    for (const conversation of conversations) {
      const before: Received = {
        kind: 'reply', conversationId: conversation, clientId: ELSEWHERE, text: USUAL, operatorId: operatorId(id, 'me'), remoteId: `${ELSEWHERE} ${conversation}`, sequence: 0, at: epochMs(clock.now() - HOUR_MS),
      }
      account.service.received.push(before)
      account.service.put(toItem(before, ''))
    }
    account.faults.sends.push(...(story.sends[nth] ?? []))
    account.faults.reads.push(...(story.reads[nth] ?? []))
    const limits = createLimits({ now: serviceClock.now, toFailure: (until): Failure => ({ kind: 'rateLimited', until: epochMs(until + jumpedMs) }) })
    return { id, account, conversations, limits, line: strategy(gated(account.line, limits.before)), bare: strategy(account.line) }
  }

  const shops = [aShop(ACCOUNT, 0), aShop(OTHER_ACCOUNT, 1)] as const
  return {
    clock, shops, serviceNow,
    isClockRight: () => jumpedMs === 0,
    setClock(ms) {
      jumpedMs += ms
      clock.jump(ms)
    },
    suspend(ms) {
      clock.jump(ms)
      for (const { wakesAt, wake } of atTheServices.toSorted((a, b) => a.wakesAt - b.wakesAt)) if (wakesAt <= serviceNow()) wake()
    },
  }
}

/** "No answer, so it did not arrive": what goes wrong without reading back. */
export const naive: Strategy = line => {
  const asNotStored = (outcome: Awaited<ReturnType<ProviderAccount['send']>>): typeof outcome =>
    outcome.outcome === 'doubt' ? { outcome: 'notStored', failure: outcome.failure } : outcome
  return {
    ...line,
    send: async sending => asNotStored(await line.send(sending)),
    annotate: async sending => asNotStored(await line.annotate(sending)),
    sendFile: async sending => asNotStored(await line.sendFile(sending)),
  }
}

export const asItIs: Strategy = line => line
