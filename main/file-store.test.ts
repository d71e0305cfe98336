import { expect, onTestFinished, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { aCrispAccount, ACCOUNT } from '#main/providers/crisp/testing/a-crisp-account.ts'
import { crisp } from '#main/providers/crisp/index.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { createQuotas } from '#main/quota/quotas.ts'
import { anAnswer } from '#main/quota/testing/a-door.ts'
import { aMemory } from '#main/quota/testing/a-memory.ts'
import { anAccount } from '#main/testing/builders.ts'

// The file store that takes an upload belongs to somebody else than the service: what it does is no fault of the account.

const CONTENT = new Uint8Array([1, 2, 3])

/** An account whose service is at one host and whose file store is at another, which answers as it is told: one after the other, then as it is. */
async function aLineWithStore() {
  const { simulator, shop, clock, http: world, credentialOf } = await aCrispAccount()
  const outcomes: HttpOutcome[] = []
  let puts = 0
  const http: Http = {
    reaches: world.reaches,
    async send(request) {
      if (request.method !== 'PUT' || !request.url.pathname.startsWith('/storage/')) return world.send(request)
      puts += 1
      return outcomes.shift() ?? world.send(request)
    },
  }
  const quotas = createQuotas({ http, memory: aMemory().memory, changes: { tell: () => {} }, clock, random: () => 0.5 })
  onTestFinished(() => quotas.close())
  // By its other name, so that the service and the store are two hosts.
  const credential = { ...credentialOf(shop.tokens.website), apiUrl: simulator.url.replace('127.0.0.1', 'localhost') }
  const doors = await quotas.door({ accountId: ACCOUNT, credentialKey: 'k1', hint: crisp.quota(credential) })
  const line = crisp.open({ account: anAccount({ id: ACCOUNT, remoteId: shop.websiteId }), credential, ...doors, clock, random: () => 0.5 })
  await untilLive(line)

  /** The time goes by meanwhile. */
  async function during<T>(work: Promise<T>): Promise<T> {
    const over = new AbortController()
    void work.finally(() => over.abort())
    while (!over.signal.aborted) {
      await clock.advance(20)
      await new Promise(resolve => setTimeout(resolve, 1))
    }
    return work
  }

  return {
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
