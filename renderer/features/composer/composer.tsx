import { useQuery } from '@tanstack/react-query'
import type { ComposerMode, Draft } from '#app/domain/draft.ts'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import { accounts, manifests } from '#renderer/queries/accounts.ts'
import { conversation, drafts } from '#renderer/queries/conversations.ts'
import { mes, operators } from '#renderer/queries/people.ts'
import { Editor } from './editor.tsx'

/** Where one writes. It opens when everything that decides under whose name it speaks is known. */
export function Composer({ id }: Readonly<{ id: ConversationId }>) {
  const accountId = accountOf(id)
  const scope = [accountId]
  const row = useQuery(conversation(id))
  const kept = useQuery(drafts(id))
  const { data: views } = useQuery(accounts())
  const { data: known } = useQuery(manifests())
  const { data: me } = useQuery(mes(scope))
  const { data: team = [] } = useQuery(operators(scope))
  const view = views?.find(({ account }) => account.id === accountId)
  if (row.data === undefined || kept.data === undefined || view === undefined || known === undefined || me === undefined) return null
  const manifest = known.find(({ id: providerId }) => providerId === view.account.providerId)
  return (
    <Editor
      id={id}
      contactName={row.data.conversation.contactName.trim() || row.data.conversation.contactEmail || ''}
      view={view}
      me={me[0]?.operator?.name ?? null}
      colleagues={team.map(({ operator }) => operator.name)}
      maxLength={manifest?.maxTextLength ?? 0}
      kept={{ reply: textOf(kept.data, 'reply'), note: textOf(kept.data, 'note') }}
    />
  )
}

function textOf(kept: readonly Draft[], mode: ComposerMode): string {
  return kept.find(draft => draft.mode === mode)?.text ?? ''
}
