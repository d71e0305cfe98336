import { useComposer } from './composer.ts'
import { useDrafts } from './drafts.ts'
import { useEditing } from './editing.ts'
import { useFind } from './find.ts'
import { useHealthCard } from './health-card.ts'
import { useJournalView } from './journal-view.ts'
import { useLayers } from './layers.ts'
import { useNewConversation } from './new-conversation.ts'
import { usePlace } from './place.ts'
import { useSteps } from './steps.ts'
import { useUndo } from './undo.ts'

/** The house is another one, such as when the demo is entered or left: nothing here speaks of what was in the last. Looks stay. */
export function resetWindow(): void {
  usePlace.getState().reset()
  useUndo.getState().forget()
  useSteps.getState().reset()
  useEditing.getState().reset()
  useComposer.getState().reset()
  useFind.setState({ conversationId: null, text: '', at: null })
  useDrafts.getState().reset()
  useHealthCard.getState().close()
  useJournalView.getState().close()
  const { layer, close } = useLayers.getState()
  // Adding an account begins with leaving the demo, and goes on in the other house.
  if (layer !== 'addAccount') close()
  useNewConversation.getState().reset()
}
