import { useQuery } from '@tanstack/react-query'
import { can } from '#app/domain/capability.ts'
import { accounts } from '#renderer/queries/accounts.ts'
import { contact } from '#renderer/queries/contacts.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useNewConversation } from '#renderer/ui-state/new-conversation.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { NewConversationDialog } from './new-conversation-dialog.tsx'

/** Begins a conversation: to the contact that is open, else where one was begun before and never sent, else from the account of the moment. */
export function NewConversationLayer() {
  const { layer, close } = useLayers()
  return layer === 'newConversation' ? <Prepared onClose={close} /> : null
}

function Prepared({ onClose }: Readonly<{ onClose: () => void }>) {
  const { data: views } = useQuery(accounts())
  const { panel, contactId, accountId } = usePlace()
  const last = useNewConversation(letters => letters.last)
  const wanted = panel === 'contacts' ? contactId : null
  const known = useQuery(contact(wanted))
  if (views === undefined || (wanted !== null && known.isPending)) return null
  const able = views.filter(({ capabilities }) => can(capabilities, 'createConversation'))
  const to = known.data ?? null
  const from = able.find(({ account }) => account.id === (to?.accountId ?? last ?? accountId)) ?? able[0] ?? null
  return <NewConversationDialog able={able} from={from} to={to} onClose={onClose} />
}
