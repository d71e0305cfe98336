import type { TFunction } from 'i18next'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'

export type DiscardQuestion = Readonly<{ title: string; children: string; confirmLabel: string; cancelLabel: string }>

/** What is asked before something is thrown away that may have arrived: it cannot be put back, since it might arrive twice. */
export function discardQuestion({ kind }: OutboxEntry['intent'], t: TFunction<'outbox'>): DiscardQuestion {
  const labels = { confirmLabel: t('discard'), cancelLabel: t('cancel') }
  if (kind === 'file') return { title: t('discardFileTitle'), children: t('discardFileText'), ...labels }
  return { title: t(kind === 'note' ? 'discardNoteTitle' : 'discardReplyTitle'), children: t('discardText'), ...labels }
}
