import Database from 'better-sqlite3'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationId, operatorId } from '#app/domain/ids.ts'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { ACCOUNT, aLog, anAccount, aReplyIntent, at, CONVERSATION, OTHER_ACCOUNT, START } from '#main/testing/builders.ts'
import { readFrames } from './frames.ts'
import { toQuarantined } from './quarantine.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { aReply, fileIn, openIn, textsIn } from './testing/an-outbox-folder.ts'
import { someTables } from './testing/some-tables.ts'

const whole = {
  key: 7, id: aReply(1).id, account_id: ACCOUNT, conversation_id: CONVERSATION, operator_id: null, place: 3, intent: JSON.stringify(aReplyIntent('Good morning')),
  state: 'queued', delivery: JSON.stringify({ state: 'queued', notBefore: START, lastFailure: null }), attempts: 0, client_id: '1',
  is_watermark_known: 0, watermark: null, first_sent_at: null, created_at: START, revision: 4,
}
const known: QuarantinedEntry = { key: 7, accountId: ACCOUNT, conversationId: CONVERSATION, order: 3, writtenAt: START, text: 'Good morning', mayHaveLeft: false, why: 'row' }

test('a row that parses is none of them', () => {
  expect(toQuarantined(whole)).toBeNull()
})

test.each<readonly [string, object, Partial<QuarantinedEntry>]>([
  ['an intent of tomorrow', { intent: '{"kind":"sticker","text":"Hi"}' }, { why: 'intent', text: 'Hi' }],
  ['an intent that was cut', { intent: '{"kind":"reply","text":"Good mor' }, { why: 'intent', text: '{"kind":"reply","text":"Good mor' }],
  ['an intent that is very long', { intent: 'x'.repeat(50_000) }, { why: 'intent', text: 'x'.repeat(20_000) }],
  ['a delivery that is damaged', { delivery: '{"state":"gone"}' }, { why: 'delivery', mayHaveLeft: true }],
  ['a delivery that is no JSON', { delivery: '\u0000\u0001' }, { why: 'delivery', mayHaveLeft: true }],
  ['an intent that was on its way', { intent: '?', delivery: '{"state":"sending","since":1}', state: 'sending' }, { why: 'intent', text: '?', mayHaveLeft: true }],
  ['a state that the delivery contradicts', { state: 'sens' }, {}],
  ['a column that said sent where the delivery did not', { state: 'contradicted' }, { mayHaveLeft: true }],
  ['an account that its conversation is not of', { account_id: OTHER_ACCOUNT }, { accountId: OTHER_ACCOUNT }],
  ['a conversation of another account', { conversation_id: conversationId(OTHER_ACCOUNT, 'c1') }, { conversationId: conversationId(OTHER_ACCOUNT, 'c1') }],
  ['an operator of another account', { operator_id: operatorId(OTHER_ACCOUNT, 'olga') }, {}],
  ['an assignee of another account', { intent: JSON.stringify({ kind: 'assign', operatorId: operatorId(OTHER_ACCOUNT, 'olga'), groupId: null }) }, { text: expect.any(String) }],
  ['an id that is none', { id: 'xut:1' }, {}],
  ['an account that is none', { account_id: 'one' }, { accountId: null }],
  ['a conversation that is none', { conversation_id: 'c1' }, { conversationId: null }],
  ['an order that is none', { place: -1 }, { order: null }],
  ['a time that is none', { created_at: -5 }, { writtenAt: null }],
  ['columns of other kinds', { intent: null, delivery: 7, conversation_id: 8 }, { why: 'intent', text: '', conversationId: null, mayHaveLeft: true }],
])('%s is told as far as it can be read', (_, damage, told) => {
  expect(toQuarantined({ ...whole, ...damage })).toEqual({ ...known, ...told })
})

test.each([null, 'a row', { key: 'x' }, {}])('what is no row at all cannot even be named: %j', nothing => {
  expect(toQuarantined(nothing)).toBeNull()
})

test('a row that cannot be read is answered as such, in its scope, and breaks nothing beside it', async () => {
  const { entries, thread, conversations, outbox } = someTables()
  for (const number of [1, 2, 3]) valueOf(await entries.add(aReply(number), null))
  outbox.run(`UPDATE outbox SET intent = '{"kind":' WHERE id = @id`, { id: aReply(2).id })
  outbox.run(`UPDATE outbox SET delivery = '{"state', state = 'sent' WHERE id = @id`, { id: aReply(3).id })

  expect((await entries.quarantined(null)).map(({ key, why }) => [key, why])).toEqual([[2, 'intent']])
  expect(await entries.quarantined([OTHER_ACCOUNT])).toEqual([])
  expect((await entries.open()).map(({ entry }) => entry.id)).toEqual([aReply(1).id])
  expect((await thread.page(CONVERSATION, 10)).pending).toHaveLength(1)
  expect(await entries.claimed(CONVERSATION)).toEqual([])
  expect((await conversations.counts(null)).outbox).toBe(2)
})

test('one that cannot say whose it is belongs to every scope', async () => {
  const { entries, outbox } = someTables()
  valueOf(await entries.add(aReply(1), null))
  outbox.run(`UPDATE outbox SET account_id = '?'`)

  expect(await entries.quarantined([OTHER_ACCOUNT])).toMatchObject([{ accountId: null, text: 'reply 1' }])
})

async function aDamagedFolder() {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.accounts.put(anAccount()))
  for (const number of [1, 2]) valueOf(await store.outbox.add(aReply(number), null))
  store.close()
  const db = new Database(fileIn(folder, 'outbox.db'))
  db.prepare(`UPDATE outbox SET intent = '{"kind":"fax","text":"By fax"}' WHERE key = 1`).run()
  db.close()
  // Both copies have it so: a version that knew faxes wrote it.
  rmSync(fileIn(folder, 'outbox.copy'))
  return folder
}

test('damage that the second copy does not have is mended by it', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  store.close()
  const db = new Database(fileIn(folder, 'outbox.db'))
  db.prepare(`UPDATE outbox SET intent = '{"kind":'`).run()
  db.close()

  const again = await openIn(folder)

  expect([await again.outbox.quarantined(null), await textsIn(again)]).toEqual([[], ['reply 1']])
  again.close()
})

test('one that is discarded is gone for good, and its row stays in a file until an account is forgotten', async () => {
  const folder = await aDamagedFolder()
  const store = await openIn(folder)
  const [unread] = await store.outbox.quarantined(null)

  expect(valueOf(await store.outbox.discardQuarantined(unread?.key ?? 0))).toBeNull()

  expect(await store.outbox.quarantined(null)).toEqual([])
  store.close()
  const again = await openIn(folder)
  expect([await again.outbox.quarantined(null), await textsIn(again)]).toEqual([[], ['reply 2']])
  const kept = () => readFrames(readFileSync(join(folder, 'outbox.db.aside-discarded'))).payloads
  expect(kept()).toHaveLength(1)
  expect(kept()[0]).toContain('By fax')
  valueOf(await again.forget(ACCOUNT))
  expect(kept).toThrow(/ENOENT/)
  again.close()
})

test('only what cannot be read can be discarded so', async () => {
  const folder = await aDamagedFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.move(aReply(2).id, { delivery: { state: 'sent', at: at(1), remoteId: null } }))

  for (const key of [2, 99]) expect(await store.outbox.discardQuarantined(key)).toEqual({ ok: false, failure: { kind: 'notFound' } })
  expect(await store.outbox.quarantined(null)).toHaveLength(1)
  store.close()
})

test('of what is skipped the log hears kinds and numbers, no words', async () => {
  const folder = await aDamagedFolder()
  const log = aLog()
  const store = await openIn(folder, undefined, log)
  await store.outbox.open()
  store.close()

  expect(JSON.stringify(log.lines)).not.toContain('fax')
})

test.each([
  ['sent', `'{"state":"queued","notBefore":1,"lastFailure":null}'`],
  ['discarded', 'delivery'],
  ['sent', `'{"sta'`],
])('a row whose column says %s and whose delivery does not is shown from the next start on, in both copies', async (state, delivery) => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.accounts.put(anAccount()))
  valueOf(await store.outbox.add(aReply(1, 'Seen by nobody'), null))
  store.close()
  const db = new Database(fileIn(folder, 'outbox.db'))
  db.exec(`UPDATE outbox SET state = '${state}', delivery = ${delivery}`)
  db.close()
  // It would know better.
  rmSync(fileIn(folder, 'outbox.copy'))

  const again = await openIn(folder)

  expect(await again.outbox.quarantined(null)).toMatchObject([{ text: 'Seen by nobody', mayHaveLeft: true }])
  expect(readFrames(readFileSync(fileIn(folder, 'outbox.copy'))).payloads.at(-1)).toContain('contradicted')
  again.close()
})

test('what is done with, and says so twice, stays where it is', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  valueOf(await store.outbox.move(aReply(1).id, { delivery: { state: 'sent', remoteId: 'm1', at: START }, attempts: 1, firstSentAt: START }))
  store.close()

  const again = await openIn(folder)

  expect(await again.outbox.quarantined(null)).toEqual([])
  expect(await again.outbox.get(aReply(1).id)).toMatchObject({ entry: { delivery: { state: 'sent' } } })
  again.close()
})
