import type { TFunction } from 'i18next'
import type { ConversationRow } from '#app/contract/conversations.ts'

type Said = Readonly<{ conversation: Pick<ConversationRow['conversation'], 'preview' | 'subject'> }> & Pick<ConversationRow, 'isPreviewKnown'>

/** One line of what was said last, or why there is none: nobody has written, it has no text, or nobody has looked yet. */
export function saidLast({ conversation: { preview, subject }, isPreviewKnown }: Said, t: TFunction<'list'>): string {
  const said = preview?.text || subject
  if (said) return said
  if (preview !== null && preview.speaker !== 'event') return t('noText')
  return t(isPreviewKnown ? 'noMessage' : 'notLoaded')
}
