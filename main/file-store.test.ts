import { expect, onTestFinished, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { ok } from '#app/result.ts'
import { createOutbox } from '#main/outbox/outbox.ts'
import type { OutboxStep } from '#main/outbox/ledger.ts'
import { someFiles } from '#main/outbox/testing/some-files.ts'
import { aCrispAccount, ACCOUNT } from '#main/providers/crisp/testing/a-crisp-account.ts'
import { crisp } from '#main/providers/crisp/index.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { createQuotas } from '#main/quota/quotas.ts'
import { anAnswer } from '#main/quota/testing/a-door.ts'
import { aMemory } from '#main/quota/testing/a-memory.ts'
import { aStore, valueOf } from '#main/store/testing/a-store.ts'
import { aConversationRecord, aLog, anAccount, anAttachment, START } from '#main/testing/builders.ts'

// The file store that takes an upload belongs to somebody else than the service: what it does is no fault of the account.

const STEP_MS = 20
const CONTENT = new Uint8Array([1, 2, 3])

/** An account whose service is at one host and whose file store is at another, which answers as it is told: one after the other, then as it is. */
async function aLineWithStore() {
  const { simulator, shop, clock, http: world, credentialOf } = await aCrispAccount()
  const outcomes: HttpOutcome[] = []
  let always: HttpOutcome | null = null
  let puts = 0
  const http: Http = {
    reaches: world.reaches,
    async send(request) {
      if (request.method !== 'PUT' || !request.url.pathname.startsWith('/storage/')) return world.send(request)
      puts += 1
      return outcomes.shift() ?? always ?? world.send(request)
    },
  }
  const quotas = createQuotas({ http, memory: aMemory().memory, changes: { tell: () => {} }, clock, random: () => 0.5 })
  onTestFinished(() => quotas.close())
  // By its other name, so that the service and the store are two hosts.
  const credential = { ...credentialOf(shop.tokens.website), apiUrl: simulator.url.replace('127.0.0.1', 'localhost') }
  const doors = await quotas.door({ accountId: ACCOUNT, credentialKey: 'k1', hint: crisp.quota(credential) })
  const line = crisp.open({ account: anAccount({ id: ACCOUNT, remoteId: shop.websiteId }), credential, ...doors, clock, random: () => 0.5 })
  await untilLive(line)

  /** The time goes by until the work is done. */
  async function during<T>(work: Promise<T>): Promise<T> {
    const over = new AbortController()
    void work.finally(() => over.abort())
    await goBy(MINUTE_MS, over.signal)
    return work
  }

  /** No faster than this machine can answer. */
  async function goBy(ms: number, until: AbortSignal = new AbortController().signal): Promise<void> {
    for (let past = 0; past < ms && !until.aborted; past += STEP_MS) {
      await clock.advance(STEP_MS)
      await new Promise(resolve => setTimeout(resolve, 1))
    }
  }

  return {
    clock, line, goBy,
    conversations: [shop.conversations.pending, shop.conversations.unresolved].map(id => conversationId(ACCOUNT, id)),
    /** From now on, but for what is in `answers`; null = as it is. */
    answersAlways: (outcome: HttpOutcome | null) => void (always = outcome),
    puts: () => puts,
    answers: (...next: readonly HttpOutcome[]) => void outcomes.push(...next),
    meter: () => quotas.meters([ACCOUNT])[0],
    upload: () => during(line.upload({ file: { name: 'a.pdf', mime: 'application/pdf', bytes: CONTENT.length }, content: CONTENT, onProgress: () => {} })),
    read: () => during(line.getConversation({ id: conversationId(ACCOUNT, shop.conversations.unresolved) })),
  }
}

function untilLive({ watch }: ProviderAccount): Promise<void> {
  return new Promise(resolve => {
    const connection = watch?.(signal => {
      if (signal.type === 'connection' && signal.state === 'live') resolve()
    })
    onTestFinished(() => connection?.close())
  })
}

test('a file store that failed six times is asked a seventh time, and takes the file', async () => {
  const { upload, answers, puts } = await aLineWithStore()
  answers(...Array.from({ length: 6 }, () => anAnswer(503)))

  const failed = []
  for (let n = 0; n < 6; n += 1) failed.push(await upload())
  const taken = await upload()

  expect(failed).toEqual(failed.map(() => ({ ok: false, failure: { kind: 'providerDown', status: 503 } })))
  expect(taken.ok).toBe(true)
  expect(puts()).toBe(7)
})

test.each([
  ['401', anAnswer(401)],
  ['403', anAnswer(403)],
  ['429', anAnswer(429, { 'retry-after': '3600' })],
  ['503 and an hour to wait', anAnswer(503, { 'retry-after': '3600' })],
  ['that nothing is left of ten', anAnswer(200, { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3600' })],
])('a file store that answers %s costs the account the call for the address, and nothing else', async (_what, answer) => {
  const { upload, read, answers, meter } = await aLineWithStore()
  await upload()
  const { usedToday = 0, leftToday, ...before } = meter() ?? {}

  answers(answer)
  await upload()
  const after = meter()

  expect(after).toEqual({ ...before, usedToday: usedToday + 1, leftToday: (leftToday ?? 0) - 1 })
  expect((await read()).ok).toBe(true)
})

test.each<[string, HttpOutcome]>([
  ['leads nowhere', { reached: 'unsent', failure: { kind: 'offline' } }],
  ['breaks off', { reached: 'unknown', failure: { kind: 'offline' } }],
])('a file store whose address %s delays the file, and no reply of the account', async (_how, blocked) => {
  const { clock, line, goBy, conversations, answersAlways, puts } = await aLineWithStore()
  const [one, other] = conversations
  if (one === undefined || other === undefined) throw new Error('the shop has two conversations')
  const account = anAccount({ id: ACCOUNT })
  const store = await aStore()
  valueOf(await store.accounts.put({ ...account, me: null }))
  valueOf(await store.conversations.upsert(conversations.map(id => aConversationRecord({ id })), START))
  const steps: OutboxStep[] = []
  const arrived = new AbortController()
  const outbox = createOutbox({
    store, clock, random: () => 0.5, log: aLog(), files: someFiles(), changes: { tell: () => {} }, refetch: () => {}, onTrouble: () => {},
    directory: { account: () => account, line: async () => ok(line) },
    onStep(step) {
      steps.push(step)
      if (step.after.intent.kind === 'file' && step.after.delivery.state === 'sent') arrived.abort()
    },
  })
  onTestFinished(async () => void (await Promise.all([outbox.close(), goBy(5_000)])))
  await outbox.start()
  answersAlways(blocked)

  valueOf(await outbox.sendFiles({ conversationId: one, files: [anAttachment('a.pdf')] }))
  await goBy(10_000)
  const triesBefore = puts()
  const reply = valueOf(await outbox.send({ conversationId: other, text: MessageText.parse('Hello') }))
  await goBy(1_000)
  const meanwhile = steps.filter(({ after }) => after.id === reply.id).map(({ after }) => after.delivery.state)
  answersAlways(null)
  await goBy(5 * MINUTE_MS, arrived.signal)

  expect(triesBefore).toBeGreaterThan(1)
  expect(meanwhile).toEqual(['queued', 'sending', 'sent'])
  expect(arrived.signal.aborted).toBe(true)
})
