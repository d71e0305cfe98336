import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_ATTACHMENTS, type Attachment, type FileId } from '#app/domain/attachment.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { attachments } from '#renderer/queries/attachments.ts'
import { failureOf, tell, useCommand } from '#renderer/queries/command.ts'
import { useDrafts } from '#renderer/ui-state/drafts.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatBytes, formatList } from '#renderer/words/format.ts'
import { chooseFiles } from './choose-files.ts'
import { takeIn } from './take-in.ts'

export type FileRules = Readonly<{
  /** The service by name: it sets the limit. */
  provider: string
  maxBytes: number
  /** Why no file can go now, in one sentence; null = it can. */
  why: string | null
}>

/** The files of a reply: their bytes go to main at once, one after the other, and are kept there. */
export function useAttachments(conversationId: ConversationId, { provider, maxBytes, why }: FileRules) {
  const { t } = useTranslation('composer')
  const { t: failureWords } = useTranslation('failures')
  const { data: files = [], error, refetch } = useQuery(attachments(conversationId))
  const remove = useCommand('attachments.remove')
  const [refusals, setRefusals] = useState<readonly string[]>([])
  // Shared by the composers of the conversation: one that opens while a file is being taken in must not send without it.
  const adding = useDrafts(drafts => drafts.adding[conversationId]) ?? 0

  const named = (chosen: readonly File[]) => formatList(chosen.map(({ name }) => name))

  /** What the page itself could not read, a folder for one, is no failure of main. */
  const whyNot = (error: unknown) => (error instanceof DOMException ? t('fileNotRead') : describeFailure(failureOf(error), failureWords).what)

  async function attach(chosen: readonly File[]): Promise<void> {
    if (chosen.length === 0) return
    if (why !== null) return setRefusals([why])
    const { taken, tooLarge, empty, tooMany } = chooseFiles(chosen, { left: MAX_ATTACHMENTS - files.length - adding, maxBytes })
    const limit = formatBytes(maxBytes)
    const told = [
      ...tooLarge.map(({ name, size }) => t('fileTooLarge', { name, size: formatBytes(size), provider, limit })),
      ...(empty.length === 0 ? [] : [t('fileEmpty', { names: named(empty) })]),
      ...(tooMany.length === 0 ? [] : [t('filesTooMany', { names: named(tooMany), count: MAX_ATTACHMENTS })]),
    ]
    setRefusals(told)
    await takeIn(conversationId, taken, { tell, refetch, onRefused: ({ name }, error) => setRefusals(before => [...before, t('fileNotKept', { name, what: whyNot(error) })]) })
  }

  return {
    files,
    /** What did not come along, and whether it is known what will. */
    refusals: error === null ? refusals : [...refusals, t('filesNotKnown', { what: describeFailure(failureOf(error), failureWords).what })],
    isAdding: adding > 0,
    attach,
    remove: ({ fileId }: Attachment) => {
      setRefusals([])
      remove.mutate({ conversationId, fileId })
    },
    /** Which they are, in their order. What main could not tell is asked again: the words must not go without a file that nobody sees. @throws what main answered */
    known: async (): Promise<readonly FileId[]> => {
      const known = error === null ? files : ((await refetch({ throwOnError: true })).data ?? [])
      return known.map(({ fileId }) => fileId)
    },
    refetch,
    forgetRefusals: () => setRefusals([]),
  }
}
