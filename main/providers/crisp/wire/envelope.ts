import { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'
import { maybe, MaybeText } from './lenient.ts'

/** Every JSON answer: `{"error", "reason", "data"}` (reference, section 4.2). */
const Envelope = z.looseObject({
  error: maybe(z.boolean()),
  reason: MaybeText,
  data: z.unknown(),
})
const Explained = z.looseObject({ message: MaybeText })

/** The `data` of a good answer. An answer without it is unreadable, which is not the same as empty. */
export function readData(body: unknown): Result<unknown> {
  const read = Envelope.safeParse(body)
  if (!read.success || read.data.data === undefined) return fail({ kind: 'unreadable', path: 'data', found: 'malformed' })
  if (read.data.error === true) return fail({ kind: 'rejected', reason: explainRefusal(body).message ?? 'error' })
  return ok(read.data.data)
}

/** The service's own sentence, or its one-word reason where it gives no sentence. */
export function explainRefusal(body: unknown): Readonly<{ message: string | null; need: string | null }> {
  const read = Envelope.safeParse(body)
  if (!read.success) return { message: null, need: null }
  const sentence = Explained.safeParse(read.data.data).data?.message ?? null
  return { message: sentence ?? read.data.reason, need: null }
}

export function reasonOf(body: unknown): string | null {
  return Envelope.safeParse(body).data?.reason ?? null
}
