import { accountId, conversationId } from '#app/domain/ids.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { HistoryLine } from '#main/outbox/testing/history.ts'
import { startCrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import type { Fault } from '#main/providers/crisp/simulator/fault-switches.ts'
import { addSampleShop } from '#main/providers/crisp/simulator/sample-shop.ts'
import type { FaultEffect } from '#main/providers/freshchat/simulator/faults.ts'
import { startFreshchatSimulator } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'
import { fillSampleAccount } from '#main/providers/freshchat/simulator/sample-account.ts'
import type { KnownShop } from './orders.ts'
import { oursAtCrisp, oursAtFreshchat } from './ours-at.ts'

/** Both services on loopback, which outlive every life of the app. */
export type Shops = Readonly<{
  known: readonly KnownShop[]
  /** One more thing goes wrong with what is sent next to either. */
  spoil(): void
  heal(): void
  spoiled(): number
  /** All that they hold of ours, in the order of storing. */
  stored(): readonly HistoryLine[]
  close(): Promise<void>
}>

/** Of what goes wrong, so much goes wrong with files. */
const WITH_FILES = 0.3
const SLOWEST_STORE_MS = 15_000

export async function openShops(clock: Clock, random: () => number): Promise<Shops> {
  const one = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(random() * all.length)] ?? all[0]
  const lateMs = () => 1_000 + random() * 29_000
  const lamps = await startCrispSimulator({ clock })
  // Whoever sends twice finds it stored twice.
  lamps.behaviour.repeatedFingerprint = 'store'
  const shop = addSampleShop(lamps)
  const harbour = await startFreshchatSimulator({ clock })
  harbour.quota.change({ callsPerMinute: 1_000_000 })
  const sample = fillSampleAccount(harbour)
  const second = harbour.world.addConversation({ userId: sample.noor.id, channelId: sample.billing.id })
  const token = shop.tokens.website
  const known: readonly [KnownShop, KnownShop] = [
    {
      provider: 'crisp', alias: 'lamps', remoteId: shop.websiteId, me: shop.operators.nora,
      credential: { tier: token.tier, identifier: token.identifier, key: token.key, apiUrl: lamps.url, websiteId: shop.websiteId },
      conversations: [shop.conversations.pending, shop.conversations.unresolved].map(id => conversationId(accountId('lamps'), id)),
    },
    {
      provider: 'freshchat', alias: 'harbour', remoteId: '1', me: sample.ana.id, credential: { chatUrl: harbour.url, token: harbour.access.token },
      conversations: [sample.open.id, second.id].map(id => conversationId(accountId('harbour'), id)),
    },
  ]
  let spoiled = 0

  function storedAtCrisp(): readonly HistoryLine[] {
    const accountIdOf = accountId('lamps')
    return [shop.conversations.pending, shop.conversations.unresolved].flatMap(session =>
      (lamps.world.site(shop.websiteId).threads.get(session)?.messages ?? []).flatMap(({ fingerprint, type, content }): HistoryLine[] => {
        const text = oursAtCrisp(lamps, content)
        const meant = { accountId: accountIdOf, conversationId: conversationId(accountIdOf, session), kind: type === 'note' ? 'note' : 'reply' } as const
        return text === null ? [] : [{ type: 'stored', serverId: String(fingerprint), clientId: String(fingerprint), meant: { ...meant, text } }]
      }))
  }

  function storedAtFreshchat(): readonly HistoryLine[] {
    const accountIdOf = accountId('harbour')
    return [sample.open.id, second.id].flatMap(id =>
      harbour.world.messages.all(id).flatMap(({ id: serverId, type, parts }): HistoryLine[] => {
        const text = oursAtFreshchat(harbour, parts)
        const meant = { accountId: accountIdOf, conversationId: conversationId(accountIdOf, id), kind: type === 'private' ? 'note' : 'reply' } as const
        return text === null ? [] : [{ type: 'stored', serverId, clientId: null, meant: { ...meant, text } }]
      }))
  }

  function spoilUpload(): void {
    if (random() < 0.5) {
      if (random() < 0.3) return void (lamps.behaviour.storageAnswerDelayMs = random() * SLOWEST_STORE_MS)
      const fault = one<Fault>([{ kind: 'status', status: 503 }, { kind: 'dropped' }, { kind: 'stored-then-dropped' }, { kind: 'stored-then-status', status: 500 }])
      lamps.faults.add('POST */bucket/url/generate', fault, 1)
      return
    }
    const effect = one<FaultEffect>([{ kind: 'done-but-refused', status: 500 }, { kind: 'done-but-dropped' }, { kind: 'dropped' }, { kind: 'refused', status: 503 }, { kind: 'slow', delayMs: 200 }])
    harbour.faults.add({ method: 'POST', path: one(['/v2/files/upload', '/v2/images/upload']), times: 1, effect })
  }

  return {
    known,
    spoil() {
      spoiled += 1
      if (random() < WITH_FILES) return spoilUpload()
      if (random() < 0.5) {
        const fault = one<() => Fault>([
          () => ({ kind: 'stored-then-status', status: 500 }), () => ({ kind: 'stored-then-dropped' }), () => ({ kind: 'dropped' }), () => ({ kind: 'status', status: 503 }),
          () => ({ kind: 'slow-answer', ms: 60_000 }), () => ({ kind: 'dropped-then-stored', ms: lateMs() }), () => ({ kind: 'unreadable' }),
        ])()
        lamps.faults.add('POST */message', fault, 1)
        return
      }
      const effect = one<() => FaultEffect>([
        () => ({ kind: 'done-but-refused', status: 500 }), () => ({ kind: 'done-but-refused', status: 400 }), () => ({ kind: 'done-but-dropped' }), () => ({ kind: 'dropped' }),
        () => ({ kind: 'refused', status: 503 }), () => ({ kind: 'silent' }), () => ({ kind: 'done-late', lateMs: lateMs(), answer: 'dropped' }), () => ({ kind: 'cut-short' }),
      ])()
      harbour.faults.add({ method: 'POST', path: '/v2/conversations/*/messages', times: 1, effect })
    },
    heal() {
      lamps.faults.clear()
      harbour.faults.clear()
      lamps.behaviour.storageAnswerDelayMs = 0
    },
    spoiled: () => spoiled,
    stored: () => [...storedAtCrisp(), ...storedAtFreshchat()],
    close: async () => void (await Promise.all([lamps.close(), harbour.close()])),
  }
}
