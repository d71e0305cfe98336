import { z } from 'zod'
import { MINUTE_MS } from '#app/domain/time.ts'
import { toParts } from './normalise/parts.ts'
import type { FreshchatMessage } from './wire/message.ts'

/** How far their clock may be behind ours. */
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS

/** What stood at the top of the thread before the first try, and since when, by their clock. `newest: null` = the thread was empty. */
const Watermark = z.object({ newest: z.string().nullable(), at: z.number().optional() }).readonly()
export type Watermark = z.infer<typeof Watermark>

export function writeWatermark(newest: Pick<FreshchatMessage, 'id' | 'created_time'> | null): string {
  return JSON.stringify(newest === null ? { newest } : { newest: newest.id, at: newest.created_time })
}

/** null where nothing was remembered, or nothing that can be read: then only the time tells new from old. */
export function readWatermark(watermark: string | null): Watermark | null {
  if (watermark === null) return null
  try {
    return Watermark.safeParse(JSON.parse(watermark)).data ?? null
  } catch {
    return null
  }
}

/**
 * What it says, or which file it carries. A picture comes back without its name, so that only the address where it lies tells
 * it from another; null = not known, and then none is ours.
 */
export type Content = Readonly<{ text: string }> | Readonly<{ fileName: string }> | Readonly<{ pictureAt: string | null }>

export type Wanted = Readonly<{
  type: 'normal' | 'private'
  agentId: string
  content: Content
  watermark: Watermark | null
  /** Epoch milliseconds by our clock. */
  sendingSince: number
  claimed: ReadonlySet<string>
}>

/**
 * The message that is ours, among those of a thread, newest first; null = not there. Ours is: written by that agent, of that
 * type, with those words or that file, newer than the watermark, not another entry's. Of several the oldest, since ours left first.
 */
export function findOurs(messages: readonly FreshchatMessage[], wanted: Wanted): FreshchatMessage | null {
  return freshOf(messages, wanted).findLast(message => isOurs(message, wanted)) ?? null
}

/** Whether the pages read so far reach back beyond everything that could be ours. */
export function reachesBack(messages: readonly FreshchatMessage[], { watermark, sendingSince }: Wanted): boolean {
  if (watermark === null) return messages.some(message => message.created_time < sendingSince - CLOCK_TOLERANCE_MS)
  const { newest, at = -Infinity } = watermark
  return newest !== null && messages.some(message => message.id === newest || message.created_time < at)
}

/** Where the watermark cannot be seen, since it was deleted or the read is behind, its time divides the thread. */
function freshOf(messages: readonly FreshchatMessage[], { watermark, sendingSince }: Wanted): readonly FreshchatMessage[] {
  if (watermark !== null && watermark.newest === null) return messages
  const border = messages.findIndex(message => message.id === watermark?.newest)
  if (border >= 0) return messages.slice(0, border)
  const oldest = watermark?.at ?? sendingSince - CLOCK_TOLERANCE_MS
  return messages.filter(message => message.created_time >= oldest)
}

function isOurs(message: FreshchatMessage, wanted: Wanted): boolean {
  return (
    message.actor_type === 'agent' &&
    message.actor_id === wanted.agentId &&
    (message.message_type ?? 'normal') === wanted.type &&
    !wanted.claimed.has(message.id) &&
    ('text' in wanted.content ? saysTheSame(message, wanted.content.text) : carries(message, wanted.content))
  )
}

/** Spaces, line ends and the form of accents may change on the way; in e-mail, tags may have come around the words. */
function saysTheSame(message: FreshchatMessage, text: string): boolean {
  const said = toParts(message.message_parts ?? []).map(part => (part.kind === 'text' ? part.text : '')).join('\n')
  const wanted = plain(text)
  return plain(said) === wanted || plain(withoutTags(said)) === wanted
}

function carries(message: FreshchatMessage, wanted: Exclude<Content, { text: string }>): boolean {
  return toParts(message.message_parts ?? []).some(part =>
    'pictureAt' in wanted ? part.kind === 'image' && part.url === wanted.pictureAt : part.kind === 'file' && plain(part.name) === plain(wanted.fileName))
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

function withoutTags(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
