import { z } from 'zod'
import { MaybeText } from './lenient.ts'

/** Freshchat's error object, and the two other shapes that occur: `{ error }` and `{ error_code, error_message }`. */
const Refusal = z.looseObject({ status: MaybeText, message: MaybeText, error: MaybeText, error_code: MaybeText, error_message: MaybeText })

/** The service's own sentence, and what is needed where it says so. */
export function explainRefusal(body: unknown): Readonly<{ message: string | null; need: string | null }> {
  const read = Refusal.safeParse(body)
  if (!read.success) return { message: null, need: null }
  return { message: read.data.message ?? read.data.error_message ?? read.data.error ?? read.data.status ?? read.data.error_code, need: null }
}

/** The page after the last one is an error in some accounts and an empty list in others. */
export function isPastTheEnd(body: unknown): boolean {
  const read = Refusal.safeParse(body)
  return read.success && read.data.status === 'WRONG_PAGE'
}
