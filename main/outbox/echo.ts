import { remoteOf } from '#app/domain/ids.ts'
import type { Intent } from '#app/domain/outbox-entry.ts'
import { sameWords, textIn } from '#app/domain/same-words.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { OutboxRow } from '#main/store/store.ts'
import { isFile, isItem, isText } from './intents.ts'

/** `own`: it bears our mark, so this entry is at the service. `hint`: it may be this one; worth a look. */
export type Echo = Readonly<{ type: 'own' | 'hint'; row: OutboxRow }>

/** How far a service's clock may be behind ours before we take a new item for an old one. */
const SKEW_MS = 10 * MINUTE_MS

/** What an item that arrived says of the open entries of its conversation. */
export function echoesOf(item: ThreadItem, rows: readonly OutboxRow[]): readonly Echo[] {
  if (item.type === 'event' || item.author.kind === 'contact') return []
  const alike = rows.filter(({ entry }) => entry.conversationId === item.conversationId && isOfType(entry.intent, item.type))
  const own = alike.find(row => row.clientId === remoteOf(item.id))
  if (own !== undefined) return [{ type: 'own', row: own }]
  return alike.filter(row => isHint(item, row)).map(row => ({ type: 'hint', row }))
}

/** Whether anything of ours can have come back at all; spares a look into the store for all that contacts write. */
export const mayBeOurs = (item: ThreadItem): boolean => item.type !== 'event' && item.author.kind !== 'contact'

function isHint(item: ThreadItem, { entry, firstSentAt }: OutboxRow): boolean {
  if (firstSentAt === null || item.at < firstSentAt - SKEW_MS) return false
  if (entry.delivery.state === 'checking') return true
  return entry.delivery.state === 'uncertain' && isAlike(item, entry.intent)
}

/** A note is a note; a reply and a file are messages. */
const isOfType = (intent: Intent, type: 'note' | 'message'): boolean => isItem(intent) && (intent.kind === 'note') === (type === 'note')

function isAlike(item: ThreadItem, intent: Intent): boolean {
  if (isText(intent)) return sameWords(textOf(item), intent.text)
  return isFile(intent) && item.type === 'message' && item.parts.some(part => part.kind === 'image' || (part.kind === 'file' && part.name === intent.file.name))
}

function textOf(item: ThreadItem): string {
  return item.type === 'event' ? '' : textIn(item.parts)
}
