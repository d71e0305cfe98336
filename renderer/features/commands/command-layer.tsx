import { useCallback, useEffect, useRef } from 'react'
import { useOnChange } from '#renderer/queries/use-changes.ts'
import { useActions, type Perform } from '#renderer/ui-state/actions.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { AssignLayer } from './assign-layer.tsx'
import { KeySheet } from './key-sheet.tsx'
import { Palette } from './palette.tsx'
import { SearchLayer } from './search-layer.tsx'
import { SegmentsLayer } from './segments-layer.tsx'
import { useKeys } from './use-keys.ts'
import { usePerform } from './use-perform.ts'

/** Hears keys, the menu and every button, does what they ask, and shows the layers that belong to that. */
export function CommandLayer() {
  const latest = useRef<Perform>(() => {})
  const perform = usePerform()
  useEffect(() => {
    latest.current = perform
  })
  const stable = useCallback<Perform>((action, about) => latest.current(action, about), [])
  const handle = useActions(actions => actions.handle)
  useEffect(() => handle(stable), [handle, stable])
  useKeys(stable)
  useOnChange('menu', useCallback(({ action }) => stable(action), [stable]))

  const layer = useLayers(layers => layers.layer)
  const close = useLayers(layers => layers.close)
  const conversationId = usePlace(place => place.conversationId)
  // A layer about a conversation goes with it; left open unseen it would keep the keys.
  const isAboutNothing = conversationId === null && (layer === 'assign' || layer === 'segments')
  useEffect(() => {
    if (isAboutNothing) close()
  }, [isAboutNothing, close])
  switch (layer) {
    case 'palette':
      return <Palette perform={stable} onClose={close} />
    case 'keys':
      return <KeySheet onClose={close} />
    case 'search':
      return <SearchLayer onClose={close} />
    case 'assign':
      return conversationId === null ? null : <AssignLayer key={conversationId} id={conversationId} onClose={close} />
    case 'segments':
      return conversationId === null ? null : <SegmentsLayer key={conversationId} id={conversationId} onClose={close} />
    default:
      return null
  }
}
