import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { Panel } from './panel.tsx'

type DetailPanelProps = Readonly<{
  title: string
  /** There is no room for the list beside it: it leads back, instead of being closed. */
  isAlone: boolean
  backLabel: string
  closeLabel: string
  onClose: () => void
  actions?: ReactNode
  children: ReactNode
}>

/** What is open of a list, with the way back to it. */
export function DetailPanel({ title, isAlone, backLabel, closeLabel, onClose, actions, children }: DetailPanelProps) {
  return (
    <Panel
      label={title}
      title={
        isAlone ? (
          <Button variant="quiet" icon="back" onPress={onClose}>
            {backLabel}
          </Button>
        ) : (
          title
        )
      }
      actions={
        <>
          {actions}
          {!isAlone && <IconButton icon="close" label={closeLabel} onPress={onClose} />}
        </>
      }
    >
      {children}
    </Panel>
  )
}
