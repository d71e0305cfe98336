import { expect, test } from 'vitest'
import { accountId, accountOf, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import { epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { ok } from '#app/result.ts'
import { inLane } from '#main/quota/quota-lane.ts'
import { anOperator, aGroup, anInbox } from '#main/testing/builders.ts'
import { tally } from '#main/testing/tally.ts'
import type { AService } from './testing/a-service.ts'
import { aSync, type ASync } from './testing/a-sync.ts'
import { aCredential, type ACredential } from '#main/quota/testing/a-paced-line.ts'

// A shift: ten accounts of one credential, ten hours, one person who opens a thread every two minutes, says that he types,
// answers, and marks it as read; and customers who keep him busy. What is counted is calls that reach the service.

const ACCOUNTS = Array.from({ length: 10 }, (_, n) => accountId(`shop${n}`))
const SHIFT_MS = 10 * HOUR_MS
const EVERY_MS = 2 * MINUTE_MS
const OF_THE_DAY = 0.4
/** What each account has before its first day here. */
const OLD_CONVERSATIONS = 120

type Shift = Readonly<{ world: ASync; credential: ACredential; services: ReadonlyMap<AccountId, AService>; texts(id: ConversationId): Promise<readonly string[]> }>

async function aShift(): Promise<Shift> {
  const world = await aSync()
  world.directory.drop(accountId('one'))
  const credential = aCredential(world.clock)
  const services = new Map<AccountId, AService>()
  for (const account of ACCOUNTS) {
    const service = await world.addService(account, { pageSize: 50, stretchSize: 40 })
    world.directory.setLine(account, ok(credential.paced(service.line)))
    services.set(account, service)
    service.shelf.operators.push(anOperator())
    service.shelf.groups.push(aGroup())
    service.shelf.inboxes.push(anInbox())
    for (let n = 0; n < OLD_CONVERSATIONS; n += 1) {
      const longAgo = epochMs(world.clock.now() - (n + 1) * HOUR_MS)
      service.world.open(`old${n}`, { createdAt: longAgo, updatedAt: longAgo })
    }
  }
  await world.sync.start()
  return { world, credential, services, texts: world.texts }
}

/** A customer writes to the next account, twice in a row; every fourth is a new one. */
async function write({ world, services }: Shift, turn: number): Promise<ConversationId> {
  const service = services.get(ACCOUNTS[turn % ACCOUNTS.length] ?? ACCOUNTS[0] ?? accountId('none'))
  if (service === undefined) throw new Error('no such account')
  const known = service.world.ids()
  const id = turn % 4 === 0 ? service.world.open(`new${turn}`) : (known[(turn * 7) % known.length] ?? service.world.open(`new${turn}`))
  service.say(id, 'contact', `question ${turn}`)
  await world.clock.advance(20 * SECOND_MS)
  service.say(id, 'contact', `and ${turn}`)
  return id
}

async function answer({ world, services, credential }: Shift, id: ConversationId): Promise<void> {
  void world.sync.watchThread(id)
  await world.clock.advance(30 * SECOND_MS)
  void world.sync.setTyping(id, true)
  await world.clock.advance(5 * SECOND_MS)
  void world.sync.setTyping(id, false)
  void inLane('send', () => credential.call('POST'))
  void inLane('send', () => credential.call('POST'))
  services.get(accountOf(id))?.say(id, 'operator', 'our answer')
  await world.clock.advance(EVERY_MS - 55 * SECOND_MS)
}

async function work(shift: Shift, ms: number, from = 0): Promise<readonly ConversationId[]> {
  const ids: ConversationId[] = []
  for (let turn = from; turn < from + ms / EVERY_MS; turn += 1) {
    const id = await write(shift, turn)
    await answer(shift, id)
    ids.push(id)
  }
  return ids
}

test('ten accounts and ten hours stay under two fifths of the quota of a day, and nothing is missed', async () => {
  const shift = await aShift()

  const ids = await work(shift, SHIFT_MS)

  expect(shift.credential.calledAt.length).toBeLessThanOrEqual(OF_THE_DAY * 10_000)
  tally('G9', { shiftCalls: shift.credential.calledAt.length, shiftPercentOfDay: Math.ceil(shift.credential.calledAt.length / 100) })
  expect(shift.credential.quota.meter().usedToday).toBe(shift.credential.calledAt.length)
  for (const id of new Set(ids)) expect(await shift.texts(id)).toContain('our answer')
  await shift.world.sync.close()
}, 300_000)

test('so they do when there are no events for an hour of them', async () => {
  const shift = await aShift()

  await work(shift, 4 * HOUR_MS)
  for (const service of shift.services.values()) service.breakOff()
  await work(shift, HOUR_MS, 120)
  for (const service of shift.services.values()) service.goLive()
  await work(shift, 5 * HOUR_MS, 150)

  expect(shift.credential.calledAt.length).toBeLessThanOrEqual(OF_THE_DAY * 10_000)
  await shift.world.sync.close()
}, 300_000)
