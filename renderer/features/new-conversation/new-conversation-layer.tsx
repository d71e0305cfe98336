import { useQuery } from '@tanstack/react-query'
import { can } from '#app/domain/capability.ts'
import { accounts } from '#renderer/queries/accounts.ts'
import { contact } from '#renderer/queries/contacts.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { NewConversationDialog } from './new-conversation-dialog.tsx'

/** Begins a conversation: from the account of the moment, to the contact that is open, where there are such. */
export function NewConversationLayer() {
  const { layer, close } = useLayers()
  return layer === 'newConversation' ? <Prepared onClose={close} /> : null
}

function Prepared({ onClose }: Readonly<{ onClose: () => void }>) {
  const { data: views } = useQuery(accounts())
  const { panel, contactId, accountId } = usePlace()
  const wanted = panel === 'contacts' ? contactId : null
  const known = useQuery(contact(wanted))
  if (views === undefined || (wanted !== null && known.isPending)) return null
  const able = views.filter(({ capabilities }) => can(capabilities, 'createConversation'))
  const to = known.data ?? null
  const from = able.find(({ account }) => account.id === (to?.accountId ?? accountId)) ?? able[0] ?? null
  return <NewConversationDialog able={able} from={from} to={to} onClose={onClose} />
}
