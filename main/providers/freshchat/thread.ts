import { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'
import { readCursor, writeCursor } from '#main/providers/cursor.ts'
import { MOST_ITEMS, type FreshchatClient } from './client.ts'
import { FreshchatMessage, linkToOlder } from './wire/message.ts'
import { readList, type Records } from './wire/records.ts'

/** `href` = the service's own link; `page` = counted by us, where a full page came without one. `first` tells a page that repeats itself. */
const ThreadCursor = z.union([z.object({ href: z.string(), first: z.string() }), z.object({ page: z.number().int().min(2), first: z.string() })])
type ThreadCursor = z.infer<typeof ThreadCursor>

/** A page of a thread as the service gives it: newest first. */
type MessagePage = Records<FreshchatMessage> & Readonly<{ older: string | null }>

type ThreadAsking = Readonly<{ remoteId: string; cursor: string | null; signal?: AbortSignal | undefined }>

/** Reads threads page by page, and remembers which conversations are e-mail: those take other parts. */
export type ThreadReader = ReturnType<typeof createThreadReader>

export function createThreadReader(client: FreshchatClient) {
  const kinds = new Map<string, 'email' | 'chat'>()

  return {
    /** null = not known before a page of it has been read. */
    kindOf: (remoteId: string): 'email' | 'chat' | null => kinds.get(remoteId) ?? null,

    read: async ({ remoteId, cursor, signal }: ThreadAsking): Promise<Result<MessagePage>> => {
      const at = cursor === null ? null : readCursor(ThreadCursor, cursor)
      if (cursor !== null && at === null) return fail({ kind: 'unreadable', path: 'cursor', found: 'malformed' })
      const path = `/conversations/${encodeURIComponent(remoteId)}/messages`
      const reply = at !== null && 'href' in at ? await client.follow(at.href, path, signal) : await client.getPage(path, at?.page ?? 1, { signal })
      if (!reply.ok) return reply
      if (reply.value.isPastTheEnd) return ok({ items: [], unreadable: [], older: null })
      const { body } = reply.value

      const records = readList(FreshchatMessage, body, 'messages')
      if (!records.ok) return records
      const { items } = records.value
      // Once e-mail, always e-mail: a page of notes says nothing against it.
      kinds.set(remoteId, kinds.get(remoteId) === 'email' || items.some(isEmail) ? 'email' : 'chat')
      return ok({ ...records.value, older: olderThan({ body, items, at, count: items.length + records.value.unreadable.length }) })
    },
  }
}

type Turned = Readonly<{ body: unknown; items: readonly FreshchatMessage[]; at: ThreadCursor | null; count: number }>

/** A full page without a link may still have a page behind it: sources differ on whether the link is always there. */
function olderThan({ body, items, at, count }: Turned): string | null {
  const first = items[0]?.id
  if (count === 0 || (first !== undefined && first === at?.first)) return null
  const href = linkToOlder(body)
  if (href !== null) return writeCursor({ href, first: first ?? '' } satisfies ThreadCursor)
  if (count < MOST_ITEMS || (at !== null && 'href' in at)) return null
  return writeCursor({ page: (at?.page ?? 1) + 1, first: first ?? '' } satisfies ThreadCursor)
}

function isEmail(message: FreshchatMessage): boolean {
  return (message.message_parts ?? []).some(part => z.looseObject({ email: z.looseObject({}) }).safeParse(part).success)
}
