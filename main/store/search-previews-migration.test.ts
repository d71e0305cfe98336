import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT, aConversationRecord, at } from '#main/testing/builders.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { fileIn, openIn } from './testing/an-outbox-folder.ts'

test('what lists showed before previews were searched is found after the update, but for what cannot be read', async () => {
  const folder = aFolder()
  const before = await openIn(folder)
  const record = (key: string, text: string) => aConversationRecord({ id: conversationId(ACCOUNT, key), preview: { speaker: 'contact', text } })
  valueOf(await before.conversations.upsert([record('c1', 'The lamp arrived broken'), record('c2', 'broken as well')], at(0)))
  before.close()
  const file = new Database(fileIn(folder, 'cache.db'))
  file.exec(`DROP TABLE search_previews; ALTER TABLE quotas DROP COLUMN other_days; ALTER TABLE quotas DROP COLUMN stop; UPDATE conversations SET preview = '{' WHERE id LIKE '%c2'; PRAGMA user_version = 3`)
  file.close()

  const after = await openIn(folder)

  expect((await after.conversations.search({ text: 'broken', scope: null, limit: 5 })).map(({ excerpt }) => excerpt)).toEqual(['The lamp arrived broken'])
  after.close()
})
