import { z } from 'zod'
import { assertNever } from '#app/assert-never.ts'
import { accountOf } from '#app/domain/ids.ts'
import type { Receipt } from '#app/domain/message.ts'
import type { Part } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { freeItemKey } from './item-key.ts'
import { toFlag, type RowReader } from './rows.ts'
import { putSearchText } from './search-index.ts'
import type { Sql } from './sql.ts'
import type { StoredItems } from './store.ts'
import { SELECT_ITEM, StoredItem, toItemColumns } from './stored-item.ts'

const KnownItem = z.object({ key: z.number(), at: z.number(), receipt: z.string().nullable(), record: z.string() })

type Items = Readonly<{ cache: Sql; rows: RowReader }>

/**
 * Stores items of one thread; to be called within a transaction. Answers what that changed.
 * Full text is written in the order of keys: FTS5 starts a new segment whenever a key is smaller than the last.
 */
export function storeItems(
  { cache, rows }: Items,
  thread: number,
  { items, isNew }: Readonly<{ items: readonly ThreadItem[]; isNew: boolean }>,
): StoredItems {
  const added: ThreadItem['id'][] = []
  const changed: ThreadItem['id'][] = []
  const toIndex: Readonly<{ key: number; item: ThreadItem }>[] = []
  for (const item of items.toSorted((a, b) => a.at - b.at)) {
    const columns = toItemColumns(item)
    const known = rows.one('thread item', KnownItem, cache.get(FIND, { thread, remote: columns.remote, type: columns.type }))
    const receipt = furthest(known?.receipt ?? null, columns.receipt)
    if (known === null) {
      const key = freeItemKey(cache, item.at)
      cache.run(INSERT, { ...columns, key, thread, isNew: toFlag(isNew) })
      added.push(item.id)
      toIndex.push({ key, item })
    } else if (known.record !== columns.record || known.at !== item.at) {
      const key = known.at === item.at ? known.key : freeItemKey(cache, item.at)
      if (key !== known.key) cache.run('DELETE FROM search_items WHERE rowid = @key', { key: known.key })
      cache.run(REPLACE, { ...columns, receipt, key, known: known.key })
      changed.push(item.id)
      toIndex.push({ key, item })
    } else if (known.receipt !== receipt) {
      cache.run('UPDATE items SET receipt = @receipt WHERE key = @key', { key: known.key, receipt })
      changed.push(item.id)
    }
  }
  for (const { key, item } of toIndex.toSorted((a, b) => a.key - b.key)) indexItem(cache, key, item)
  return { added, changed }
}

/** Whatever has this remote id: a service does not say whether it was a message or a note. */
export function findItems({ cache, rows }: Items, thread: number, remoteId: string): readonly Readonly<{ key: number; item: ThreadItem }>[] {
  return cache.numbers('SELECT key FROM items WHERE thread = @thread AND remote = @remoteId', { thread, remoteId }).flatMap(key => {
    const item = rows.one('thread item', StoredItem, cache.get(`${SELECT_ITEM} WHERE items.key = @key`, { key }))
    return item === null ? [] : [{ key, item }]
  })
}

export function replaceParts(cache: Sql, { key, item }: Readonly<{ key: number; item: ThreadItem }>, parts: readonly Part[]): void {
  if (item.type === 'event') return
  const edited = { ...item, parts, isEdited: true }
  cache.run('UPDATE items SET record = @record WHERE key = @key', { key, record: toItemColumns(edited).record })
  indexItem(cache, key, edited)
}

export function isNewestShown(cache: Sql, thread: number, key: number): boolean {
  return cache.number(`SELECT max(key) FROM items WHERE thread = @thread AND type <> 'event'`, { thread }) === key
}

const FIND = 'SELECT key, at, receipt, record FROM items WHERE thread = @thread AND remote = @remote AND type = @type'
const INSERT = `INSERT INTO items (key, thread, remote, type, speaker, at, receipt, is_new, record)
  VALUES (@key, @thread, @remote, @type, @speaker, @at, @receipt, @isNew, @record)`
const REPLACE = 'UPDATE items SET key = @key, speaker = @speaker, at = @at, receipt = @receipt, record = @record WHERE key = @known'

function indexItem(cache: Sql, key: number, item: ThreadItem): void {
  if (item.type === 'event') return
  const text = item.parts.map(textOf).join('\n')
  putSearchText(cache, 'search_items', { key, account: accountOf(item.id), text })
}

/** All words of a part that a person may remember. */
export function textOf(part: Part): string {
  switch (part.kind) {
    case 'text':
    case 'choices':
      return part.text
    case 'field':
      return `${part.text}\n${part.answer ?? ''}`
    case 'cards':
      return [part.text, ...part.cards.flatMap(({ title, text }) => [title, text])].join('\n')
    case 'image':
    case 'file':
      return part.name
    case 'link':
      return part.label
    case 'unknown':
      return part.text ?? ''
    case 'audio':
    case 'video':
      return ''
    default:
      return assertNever(part)
  }
}

/** A service's list may know less than its events did: a receipt never goes back. */
const FAR: readonly (Receipt | null)[] = [null, 'received', 'sent', 'delivered', 'read']
function furthest(known: string | null, told: Receipt | null): string | null {
  return FAR.findIndex(receipt => receipt === known) > FAR.indexOf(told) ? known : told
}

