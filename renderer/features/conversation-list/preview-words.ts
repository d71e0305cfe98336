import type { TFunction } from 'i18next'
import type { OperatorId } from '#app/domain/ids.ts'
import { saidLast } from '#renderer/words/said-last.ts'

/**
 * What was said last, and by whom of us. "You" is said of nobody else: an agent who reads it takes the conversation for
 * answered. @param me who the person is in the conversation's account; null = not said
 */
export function previewWords(row: Parameters<typeof saidLast>[0], me: OperatorId | null, t: TFunction<'list'>): string {
  const { preview } = row.conversation
  const text = saidLast(row, t)
  if (preview?.speaker === 'note') return t('note', { text })
  if (preview?.speaker !== 'operator') return text
  const { operatorId = null, name = '' } = preview.author ?? {}
  if (operatorId !== null && operatorId === me) return t('me', { text })
  // Whole: accounts write under a brand as well, and its first word is nobody's name.
  return name.trim() === '' ? t('team', { text }) : t('colleague', { name: name.trim(), text })
}
