import { z } from 'zod'
import { MAX_TEXT_LENGTH } from '#app/domain/outbox-entry.ts'
import type { Letter } from '#renderer/ui-state/new-conversation.ts'

/** What keeps a conversation from beginning; each is said at its own field. */
export type Missing = 'contact' | 'name' | 'email' | 'text' | 'shorterText'

/** Everything that is missing or wrong, all at once, in the order of the form. */
export function missingIn({ kind, contact, name, email, text }: Pick<Letter, 'kind' | 'contact' | 'name' | 'email' | 'text'>): readonly Missing[] {
  const missing: Missing[] = []
  if (kind === 'known' && contact === null) missing.push('contact')
  if (kind === 'someone' && name.trim() === '') missing.push('name')
  if (kind === 'someone' && email.trim() !== '' && !z.email().safeParse(email.trim()).success) missing.push('email')
  if (text.trim() === '') missing.push('text')
  if (text.length > MAX_TEXT_LENGTH) missing.push('shorterText')
  return missing
}
