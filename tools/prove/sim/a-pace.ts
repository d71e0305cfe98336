import type { AccountId } from '#app/domain/ids.ts'
import type { MortalLife } from '#main/outbox/testing/a-mortal-life.ts'
import type { Http } from '#main/providers/http/http.ts'
import type { ProviderAccount, QuotaHint } from '#main/providers/provider.ts'
import { freshchatQuota } from '#main/providers/freshchat/quota.ts'
import { inLane } from '#main/quota/quota-lane.ts'
import { createQuotas, type Quotas } from '#main/quota/quotas.ts'
import { CRISP } from '#main/quota/testing/a-paced-line.ts'
import type { Store } from '#main/store/store.ts'
import type { World } from './a-world.ts'
import { pacedLine } from './paced-line.ts'
import { aStrictService, type Heard } from './strict-service.ts'
import { toldLine, type Leaving } from './told-line.ts'

type PaceNeeds = Readonly<{
  world: World
  store: Store
  life: MortalLife
  random: () => number
  onStopWord(accountId: AccountId, heard: Heard): void
  onLeaves(accountId: AccountId, leaving: Leaving): void
}>

export type Pace = Readonly<{
  lineOf(id: AccountId): ProviderAccount | undefined
  /** Whoever shares the credential makes all the calls that it may make now: what comes next stands in line. */
  fill(id: AccountId): void
  /** The machine does. */
  sleeps(): void
  wakes(): void
}>

/** The product's own quotas for one start of the app, a credential for each account: outbox and sync call through them, as they do in a house. */
export async function aPace({ world, store, life, random, onStopWord, onLeaves }: PaceNeeds): Promise<Pace> {
  const { serviceNow, isClockRight, shops } = world
  const lines = new Map<AccountId, ProviderAccount>()
  const all: Quotas[] = []
  const fills = new Map<AccountId, () => void>()
  for (const [nth, { id, limits, bare }] of shops.entries()) {
    const service: Http = aStrictService({ now: serviceNow, isClockRight, random, limits, hear: heard => void (life.isOver() || onStopWord(id, heard)) })
    const quotas = createQuotas({ http: service, memory: store.quotas, changes: { tell: () => {} }, clock: life.clock, random })
    all.push(quotas)
    const hint: QuotaHint = nth === 0 ? CRISP : freshchatQuota
    const { http } = await quotas.door({ accountId: id, credentialKey: `key ${nth}`, hint })
    lines.set(id, pacedLine(toldLine(bare, leaving => onLeaves(id, leaving)), { accountId: id, http, now: life.clock.now }))
    fills.set(id, () => {
      for (let calls = 0; calls < hint.mostCalls; calls += 1) void inLane('send', () => http.send({ method: 'GET', url: new URL('https://other.test/') }))
    })
  }
  return {
    lineOf: id => lines.get(id),
    fill: id => fills.get(id)?.(),
    sleeps: () => all.forEach(quotas => quotas.sleeps()),
    wakes: () => all.forEach(quotas => quotas.wakes()),
  }
}
