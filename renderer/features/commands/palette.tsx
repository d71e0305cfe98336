import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CommandPalette, type Command } from '#renderer/design/command-palette.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import type { Action } from '#renderer/ui-state/actions.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { BINDINGS } from './key-table.ts'
import { rank } from './rank.ts'
import { useRecent } from '#renderer/ui-state/recent.ts'

type PaletteProps = Readonly<{ perform: (action: Action) => void; onClose: () => void }>

const NEEDS_CONVERSATION: readonly Action[] = ['reply', 'note', 'assign', 'assignToMe', 'toggleResolved', 'resolveAndNext', 'segments', 'markUnread', 'find', 'toggleContext']
const ANYWHERE: readonly Action[] = [
  'next', 'previous', 'search', 'newConversation', 'addAccount', 'journal', 'settings', 'keys', 'undo', 'toggleLanes',
  'goWaiting', 'goMine', 'goUnassigned', 'goOutbox', 'goResolved', 'goAll', 'goContacts', 'goCampaigns', 'goPeople', 'account0',
  'themeLight', 'themeDark', 'themeSystem',
]

/** Everything that can be done, by name; what was used lately stands first. */
export function Palette({ perform, onClose }: PaletteProps) {
  const { t } = useTranslation('commands')
  const query = useLayers(layers => layers.query)
  const setQuery = useLayers(layers => layers.setQuery)
  const { data: views = [] } = useQuery(accounts())
  const isOpen = usePlace(place => place.conversationId !== null)
  const switchAccount = usePlace(place => place.switchAccount)
  const recent = useRecent()

  const toCommand = (action: Action): Command => ({ id: action, label: t(`action_${action as 'reply'}`), shortcut: BINDINGS.find(binding => binding.action === action)?.keys })
  const actions = [...(isOpen ? NEEDS_CONVERSATION : []), ...ANYWHERE].map(toCommand)
  const switches = views.map(({ account }, index): Command => ({
    id: account.id,
    label: t('switchTo', { name: account.name }),
    icon: 'account',
    shortcut: index < 9 ? `Mod+${index + 1}` : undefined,
  }))
  const groups = [
    { label: t('actions'), commands: rank(actions, query, recent.ids) },
    { label: t('accounts'), commands: rank(switches, query, recent.ids) },
  ].filter(({ commands }) => commands.length > 0)

  function run(id: string): void {
    recent.use(id)
    onClose()
    const chosen = views.find(({ account }) => account.id === id)
    const action = actions.find(command => command.id === id)
    if (chosen !== undefined) switchAccount(chosen.account.id)
    else if (action !== undefined) perform(id as Action)
  }

  return (
    <CommandPalette
      open
      label={t('palette')}
      placeholder={t('palettePlaceholder')}
      emptyText={t('paletteEmpty')}
      query={query}
      onQueryChange={setQuery}
      groups={groups}
      onRun={run}
      onClose={onClose}
    />
  )
}
