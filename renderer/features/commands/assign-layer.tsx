import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { can } from '#app/domain/capability.ts'
import { accountOf, type ConversationId, type GroupId, type OperatorId } from '#app/domain/ids.ts'
import { CommandPalette, type Command } from '#renderer/design/command-palette.tsx'
import { Dot } from '#renderer/design/dot.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { conversation } from '#renderer/queries/conversations.ts'
import { groups, operators } from '#renderer/queries/people.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { rank } from './rank.ts'

const DOTS = { online: 'live', away: 'away', offline: 'off', unknown: 'off' } as const
const NOBODY = 'nobody'

/** Gives a conversation to a colleague or a group of its own account. */
export function AssignLayer({ id, onClose }: Readonly<{ id: ConversationId; onClose: () => void }>) {
  const { t } = useTranslation('commands')
  const query = useLayers(layers => layers.query)
  const setQuery = useLayers(layers => layers.setQuery)
  const accountId = accountOf(id)
  const { data: row } = useQuery(conversation(id))
  const { data: team = [] } = useQuery(operators([accountId]))
  const { data: known = [] } = useQuery(groups([accountId]))
  const { data: views = [] } = useQuery(accounts())
  const assign = useCommand('conversations.assign')
  const take = useSteps(steps => steps.take)
  const capabilities = views.find(({ account }) => account.id === accountId)?.capabilities ?? []
  const before = row?.conversation

  const people = team
    .filter(({ operator }) => operator.isActive)
    .map(({ operator, openConversations, isMe }): Command => ({
      id: operator.id,
      label: isMe ? t('me', { name: operator.name }) : operator.name,
      hint: t('onDesk', { count: openConversations }),
      lead: <Dot state={DOTS[operator.presence]} />,
    }))
  const teams = can(capabilities, 'assignGroup') ? known.map((group): Command => ({ id: group.id, label: group.name, icon: 'users' })) : []
  const nobody: readonly Command[] = can(capabilities, 'unassign') ? [{ id: NOBODY, label: t('nobody'), icon: 'unassigned' }] : []

  function run(chosen: string): void {
    onClose()
    if (before === undefined) return
    const operatorId: OperatorId | null = team.find(({ operator }) => operator.id === chosen)?.operator.id ?? null
    const groupId: GroupId | null = known.find(group => group.id === chosen)?.id ?? null
    const name = team.find(({ operator }) => operator.id === chosen)?.operator.name ?? known.find(group => group.id === chosen)?.name
    void take({
      run: () => assign.mutateAsync({ id, operatorId, groupId: operatorId === null ? groupId : before.groupId }),
      text: name === undefined ? t('unassigned') : t('assignedTo', { name }),
      back: () => assign.mutateAsync({ id, operatorId: before.assigneeId, groupId: before.groupId }),
    })
  }

  return (
    <CommandPalette
      open
      label={t('assign')}
      placeholder={t('assignPlaceholder')}
      emptyText={t('assignEmpty')}
      query={query}
      onQueryChange={setQuery}
      groups={[
        { label: t('colleagues'), commands: rank(people, query, []) },
        { label: t('groups'), commands: rank(teams, query, []) },
        { label: t('other'), commands: rank(nobody, query, []) },
      ].filter(({ commands }) => commands.length > 0)}
      onRun={run}
      onClose={onClose}
    />
  )
}
