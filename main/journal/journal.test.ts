import { expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { MessageText, NoteText, OutboxEntry, type Delivery, type Intent } from '#app/domain/outbox-entry.ts'
import { epochMs, MINUTE_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail } from '#app/result.ts'
import { anOutboxEntry } from '#app/testing/samples.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import type { Store } from '#main/store/store.ts'
import { aStore } from '#main/store/testing/a-store.ts'
import { ACCOUNT, aLog, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { createJournal } from './journal.ts'

const NAMES = new Map<AccountId, string>([[ACCOUNT, 'Harbor Books'], [OTHER_ACCOUNT, 'Lumen']])

async function aJournal(change: (table: Store['journal']) => Store['journal'] = table => table) {
  const clock = aClock()
  const changes: Change[] = []
  const log = aLog()
  const { journal: table } = await aStore()
  const names = new Map(NAMES)
  const journal = createJournal({ table: change(table), nameOf: id => names.get(id) ?? null, clock, changes: { tell: one => void changes.push(one) }, log })
  return { journal, clock, changes, log, names, settle: () => clock.advance(1) }
}

const all = { scope: null, before: null, limit: 200 } as const

test('a line is kept, and the window hears whose it is', async () => {
  const { journal, changes, settle } = await aJournal()

  journal.note(ACCOUNT, { kind: 'keyReplaced' })
  await settle()

  expect(await journal.list(all)).toMatchObject([{ accountId: ACCOUNT, what: { kind: 'keyReplaced' } }])
  expect(changes).toEqual([{ kind: 'journal', ids: [ACCOUNT] }])
})

test('nothing is put down of an account that is not there (any more)', async () => {
  const { journal, names, settle } = await aJournal()
  names.delete(ACCOUNT)

  journal.note(ACCOUNT, { kind: 'keyReplaced' })
  await settle()

  expect(await journal.list(all)).toEqual([])
})

test('a disk that takes no line costs that line', async () => {
  const { journal, changes, log, settle } = await aJournal(table => ({ ...table, add: async () => fail({ kind: 'diskFull' }) }))

  journal.note(ACCOUNT, { kind: 'keyReplaced' })
  await settle()

  expect(changes).toEqual([])
  expect(log.lines.map(({ what }) => what)).toEqual(['a line of the journal was not kept'])
})

test('the text has every line of the scope and is what the list shows, a JSON object on each', async () => {
  const { journal, clock, settle } = await aJournal()
  for (let count = 0; count < 600; count += 1) journal.note(ACCOUNT, { kind: 'queued', intent: 'reply' })
  journal.note(OTHER_ACCOUNT, { kind: 'alarm', step: 80 })
  await settle()
  const at = new Date(clock.now() - 1).toISOString()

  const lines = (await journal.lines(null)).trimEnd().split('\n').map(line => JSON.parse(line) as unknown)

  expect(lines).toHaveLength(601)
  expect(lines.slice(0, 2)).toEqual([{ at, account: 'Lumen', kind: 'alarm', step: 80 }, { at, account: 'Harbor Books', kind: 'queued', intent: 'reply' }])
  expect((await journal.lines([OTHER_ACCOUNT])).trimEnd().split('\n')).toHaveLength(1)
})

test('of a connection that comes and goes, that nothing was missing is put down every ten minutes', async () => {
  const { journal, clock, settle } = await aJournal()
  const whole = { accountId: ACCOUNT, at: epochMs(1), isAfterBreak: true, recovered: 0, unknown: 0, isCutShort: false }

  for (let nth = 0; nth < 12; nth += 1) {
    journal.sawComparison(whole)
    await clock.advance(MINUTE_MS)
  }
  journal.sawComparison({ ...whole, recovered: 1 })
  await settle()

  expect((await journal.list(all)).map(({ what }) => what)).toEqual([
    { kind: 'compared', recovered: 1, unknown: 0 }, { kind: 'compared', recovered: 0, unknown: 0 }, { kind: 'compared', recovered: 0, unknown: 0 },
  ])
})

test('a comparison that found nothing and followed no break has no line', async () => {
  const { journal, settle } = await aJournal()
  const quiet = { accountId: ACCOUNT, at: epochMs(1), isAfterBreak: false, recovered: 0, unknown: 0, isCutShort: false }

  journal.sawComparison(quiet)
  journal.sawComparison({ ...quiet, recovered: null })
  journal.sawComparison({ ...quiet, recovered: 3 })
  journal.sawComparison({ ...quiet, unknown: 1 })
  journal.sawComparison({ ...quiet, isAfterBreak: true })
  await settle()

  expect((await journal.list(all)).map(({ what }) => what).toReversed()).toEqual([
    { kind: 'compared', recovered: 3, unknown: 0 },
    { kind: 'compared', recovered: 0, unknown: 1 },
    { kind: 'compared', recovered: 0, unknown: 0 },
  ])
})

test('an obstacle is told once of each entry that meets it, and again where its account came back', async () => {
  const { journal, settle, clock } = await aJournal()
  const attempt = (id: string) => {
    const entry = OutboxEntry.parse({ ...anOutboxEntry, id, accountId: ACCOUNT })
    const sending = { ...entry, delivery: { state: 'sending', since: clock.now() } } as const
    const putOff = { ...entry, delivery: { state: 'queued', notBefore: clock.now(), lastFailure: { kind: 'offline' } } } as const
    journal.sawStep({ before: entry, after: sending })
    journal.sawStep({ before: sending, after: putOff })
  }

  for (const id of ['out:1', 'out:2', 'out:1', 'out:2']) attempt(id)
  await settle()
  expect(await journal.list(all)).toHaveLength(2)

  journal.leave(ACCOUNT)
  attempt('out:1')
  await settle()
  expect(await journal.list(all)).toHaveLength(3)
})

test('neither what was written nor what a service said nor a key is in any line or in the text', async () => {
  const CANARY = 'canary-7f3a'
  const { journal, clock, settle } = await aJournal()
  const failures: readonly Failure[] = [
    { kind: 'rejected', reason: CANARY }, { kind: 'forbidden', accountId: ACCOUNT, need: CANARY }, { kind: 'unreadable', path: CANARY, found: 'html' },
    { kind: 'unwritable', path: CANARY }, { kind: 'diskRefused', code: CANARY }, { kind: 'bug', reference: CANARY },
  ]
  const intents: readonly Intent[] = [{ kind: 'reply', text: MessageText.parse(CANARY) }, { kind: 'note', text: NoteText.parse(CANARY) }, { kind: 'segments', segments: [CANARY] }]
  const now = clock.now()
  for (const failure of failures) {
    journal.sawStatus(ACCOUNT, { state: 'failed', lastGoodAt: null, failure, retryAt: null })
    const deliveries: readonly Delivery[] = [
      { state: 'queued', notBefore: now, lastFailure: failure }, { state: 'sending', since: now }, { state: 'checking', since: now, nextCheckAt: now, failure },
      { state: 'uncertain', failure }, { state: 'failed', failure }, { state: 'sent', at: now, remoteId: CANARY }, { state: 'discarded', at: now },
    ]
    const entries = intents.flatMap(intent => deliveries.map(delivery => OutboxEntry.parse({ ...anOutboxEntry, accountId: ACCOUNT, intent, delivery })))
    for (const before of [null, ...entries]) for (const after of entries) journal.sawStep({ before, after })
  }
  await settle()

  const lines = await journal.lines(null)
  expect(lines.split('\n').length).toBeGreaterThan(500)
  expect(JSON.stringify(await journal.list(all))).not.toContain(CANARY)
  expect(lines).not.toContain(CANARY)
})
