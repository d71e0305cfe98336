import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { ACCOUNT, aDraft, anAccount, CONVERSATION, START } from '#main/testing/builders.ts'
import { migrate } from './migrate.ts'
import { accountsOutboxDrafts } from './migrations/outbox/0001-accounts-outbox-drafts.ts'
import { outboxMigrations } from './migrations/outbox/outbox-migrations.ts'
import { createSql, type Sql } from './sql.ts'
import { aFolder } from './testing/a-folder.ts'
import { aReply, fileIn, openIn, textsIn } from './testing/an-outbox-folder.ts'
import { FAULT_CASES } from './testing/fault-cases.ts'

const script = fileURLToPath(new URL('testing/open-once.ts', import.meta.url))
const ROWS = 1_500
const KILLS = Math.min(20, Math.ceil(FAULT_CASES / 5))

/** As the first released version left it: no revisions, no owner, no second copy. */
let released: string

beforeAll(() => {
  released = mkdtempSync(join(tmpdir(), 'tributary-released-'))
  const sql = createSql(new Database(fileIn(released, 'outbox.db')), () => {})
  sql.pragma('auto_vacuum = INCREMENTAL')
  sql.pragma('journal_mode = WAL')
  migrate(sql, [accountsOutboxDrafts])
  sql.transaction(() => fill(sql))
  sql.close()
  return () => rmSync(released, { recursive: true, force: true })
})

function fill(sql: Sql): void {
  sql.run('INSERT INTO accounts (id, position, record) VALUES (@id, 0, @record)', { id: ACCOUNT, record: JSON.stringify(anAccount()) })
  const { text, updatedAt } = aDraft()
  sql.run(`INSERT INTO drafts (conversation_id, mode, account_id, text, updated_at) VALUES (@id, 'reply', @account, @text, @updatedAt)`, { id: CONVERSATION, account: ACCOUNT, text, updatedAt })
  for (let number = 1; number <= ROWS; number += 1) {
    const { id, intent, clientId } = aReply(number, `reply ${number} ${'x'.repeat(700)}`)
    sql.run(
      `INSERT INTO outbox (id, account_id, conversation_id, operator_id, place, intent, state, delivery, attempts, client_id, is_watermark_known, watermark, first_sent_at, created_at)
       VALUES (@id, @account, @conversation, NULL, @number, @intent, 'queued', @delivery, 0, @clientId, 0, NULL, NULL, @createdAt)`,
      {
        id, account: ACCOUNT, conversation: CONVERSATION, number, intent: JSON.stringify(intent), clientId, createdAt: START,
        delivery: JSON.stringify({ state: 'queued', notBefore: START, lastFailure: null }),
      },
    )
  }
}

function aReleasedFolder(): string {
  const folder = aFolder()
  cpSync(released, folder, { recursive: true })
  return folder
}

async function expectAllThere(folder: string): Promise<void> {
  const store = await openIn(folder)
  expect(await textsIn(store)).toEqual(Array.from({ length: ROWS }, (_, index) => `reply ${index + 1} ${'x'.repeat(700)}`))
  expect([await store.accounts.list(), await store.drafts.of(CONVERSATION)]).toEqual([[anAccount()], [aDraft()]])
  expect(store.outboxSetAside).toBeNull()
  store.close()
}

/** Lets another process open the folder; kills it after so many milliseconds, or never. Answers what it took from its beginning to its end. */
async function openElsewhere(folder: string, killAfterMs: number): Promise<number> {
  const child = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  const began = performance.now()
  if (killAfterMs < Infinity) void sleep(killAfterMs).then(() => child.kill('SIGKILL'))
  child.stdout.resume()
  await ended
  return performance.now() - began
}

test('an outbox of the first released version is migrated, copied before, and copied since', async () => {
  const folder = aReleasedFolder()

  await expectAllThere(folder)

  const before = new Database(fileIn(folder, 'outbox.db').concat(`.aside-before-${outboxMigrations.length}`), { readonly: true })
  expect([before.pragma('user_version', { simple: true }), before.prepare('SELECT count(*) AS rows FROM outbox').get()]).toEqual([1, { rows: ROWS }])
  before.close()
  rmSync(fileIn(folder, 'outbox.db'))
  await expectAllThere(folder)
})

test('killed anywhere in a first start after an update: every row is there at the next', { timeout: 120_000 }, async () => {
  const wholeMs = await openElsewhere(aReleasedFolder(), Infinity)
  let interrupted = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const folder = aReleasedFolder()
    await openElsewhere(folder, (wholeMs * kill) / KILLS)
    if (!existsSync(fileIn(folder, 'outbox.copy'))) interrupted += 1
    await expectAllThere(folder)
  }
  expect(interrupted).toBeGreaterThan(0)
})

test('a migration that breaks off at any statement leaves the version before it, and the next start makes it whole', () => {
  const [, second] = outboxMigrations
  if (second === undefined) throw new Error('there is a second migration')
  let isThrough = false
  for (let nth = 1; !isThrough; nth += 1) {
    const sql = createSql(new Database(':memory:'), () => {})
    migrate(sql, [accountsOutboxDrafts])
    fill(sql)
    let left = nth
    const breaking: Sql = {
      ...sql,
      exec: text => {
        for (const statement of text.split(';').filter(one => one.trim() !== '')) {
          left -= 1
          if (left === 0) throw new Error('killed in the middle')
          sql.exec(statement)
        }
      },
    }
    const wrapped = { ...second, up: () => second.up(breaking) }
    try {
      migrate(sql, [accountsOutboxDrafts, wrapped])
      isThrough = true
      expect(nth).toBeGreaterThan(4)
    } catch (error) {
      expect(String(error)).toContain('killed in the middle')
      expect(sql.pragma('user_version')).toBe(1)
      expect(sql.number(`SELECT count(*) FROM pragma_table_info('outbox') WHERE name = 'revision'`)).toBe(0)
      migrate(sql, outboxMigrations)
    }
    expect(sql.number('SELECT count(*) FROM outbox WHERE revision = 0')).toBe(ROWS)
    sql.close()
  }
})
