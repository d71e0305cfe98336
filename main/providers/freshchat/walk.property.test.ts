import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remoteOf } from '#app/domain/ids.ts'
import { epochMs, MINUTE_MS } from '#app/domain/time.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { anOpenAccount } from '#main/providers/freshchat/testing/an-open-account.ts'
import { createRandom } from './simulator/random.ts'

const RUNS = 8
const OVERLAP_MS = 5 * MINUTE_MS

type Between = () => void

async function walk(account: ProviderAccount, { updatedSince, between }: Readonly<{ updatedSince: number | null; between: Between }>) {
  const found = new Map<string, number>()
  for (let cursor: string | null = null; ; ) {
    const filter = updatedSince === null ? {} : { filter: { updatedSince: epochMs(updatedSince) } }
    const page = await account.listConversations({ cursor, ...filter })
    if (!page.ok) throw new Error(page.failure.kind)
    for (const item of page.value.items) found.set(remoteOf(item.id), item.updatedAt)
    cursor = page.value.next
    if (cursor === null) return found
    between()
  }
}

/** Whatever happens while we walk is found by this walk or by the next one, which looks back a little. */
test('nothing is missed while contacts write and come between the steps of a walk', { timeout: 120_000 }, async () => {
  const stories = fc.record({
    seed: fc.integer(),
    people: fc.integer({ min: 0, max: 110 }),
    userSort: fc.constantFrom('honoured', 'ignored', 'refused'),
    pastTheEnd: fc.constantFrom('wrong-page', 'empty'),
    writesPerStep: fc.integer({ min: 0, max: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(stories, async ({ seed, people, userSort, pastTheEnd, writesPerStep }) => {
      const { account, simulator, clock, billing } = await anOpenAccount()
      Object.assign(simulator.behaviour, { userSort, pastTheEnd })
      const random = createRandom(seed)
      const { world, actions } = simulator
      const oneOf = <T>(all: Iterable<T>): T | undefined => [...all][Math.floor(random.next() * [...all].length)]
      for (let number = 0; number < people; number += 1) {
        const user = world.addUser({ firstName: `Person ${number}` })
        for (let count = random.next() * 2; count >= 0.5; count -= 1) world.addConversation({ userId: user.id, channelId: billing.id })
      }
      const between = () => {
        for (let count = 0; count < writesPerStep; count += 1) {
          clock.advance(1000)
          const known = random.next() < 0.7 ? oneOf(world.conversations.keys()) : undefined
          if (known === undefined) actions.contactStarts({ userId: world.addUser({ firstName: 'New' }).id, channelId: billing.id, text: 'Hello' })
          else actions.contactWrites({ conversationId: known, text: 'And?' })
        }
      }
      const startedAt = clock.now()

      const first = await walk(account, { updatedSince: null, between })
      const second = await walk(account, { updatedSince: startedAt - OVERLAP_MS, between: () => undefined })

      const known = new Map([...first, ...second])
      expect([...world.conversations.values()].filter(({ id, updatedAt }) => known.get(id) !== updatedAt)).toEqual([])
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
})
