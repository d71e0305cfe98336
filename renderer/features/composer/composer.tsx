import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { accounts, manifests } from '#renderer/queries/accounts.ts'
import { attachments } from '#renderer/queries/attachments.ts'
import { conversation, drafts } from '#renderer/queries/conversations.ts'
import { mes, operators } from '#renderer/queries/people.ts'
import { firstUnanswered } from '#renderer/queries/unanswered.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { Editor } from './editor.tsx'
import { keptOf } from './kept.ts'

/** Where one writes. It opens when everything that decides under whose name it speaks is known. */
export function Composer({ id }: Readonly<{ id: ConversationId }>) {
  const { t } = useTranslation('composer')
  const trouble = useTrouble()
  const accountId = accountOf(id)
  const scope = [accountId]
  const row = useQuery(conversation(id))
  const kept = useQuery(drafts(id))
  const files = useQuery(attachments(id))
  const views = useQuery(accounts())
  const known = useQuery(manifests())
  const me = useQuery(mes(scope))
  const { data: team = [] } = useQuery(operators(scope))
  const failed = trouble(t('failed'), firstUnanswered([kept, files, views, known, me]))
  // Whoever cannot write here is told why; that the conversation itself could not be read, the thread says above.
  if (failed !== null) return (
      <QueryFaces isWaiting={false} trouble={failed} size="panel">
        {null}
      </QueryFaces>
    )
  const view = views.data?.find(({ account }) => account.id === accountId)
  if (row.data === undefined || kept.data === undefined || files.data === undefined || view === undefined || known.data === undefined || me.data === undefined) return null
  const manifest = known.data.find(({ id: providerId }) => providerId === view.account.providerId)
  return (
    <Editor
      id={id}
      contactName={row.data.conversation.contactName.trim() || row.data.conversation.contactEmail || ''}
      view={view}
      me={me.data[0]?.operator?.name ?? null}
      colleagues={team.map(({ operator }) => operator.name)}
      maxLength={manifest?.maxTextLength ?? 0}
      provider={manifest?.name ?? ''}
      maxFileBytes={manifest?.maxFileBytes ?? 0}
      kept={keptOf(kept.data)}
    />
  )
}
