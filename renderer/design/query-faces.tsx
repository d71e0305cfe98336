import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'

/** Why something could not be shown at all, in words, and the way to try again. */
export type FaceTrouble = Readonly<{ title: string; cause: string; detail: string; retryLabel: string; onRetry: () => void }>

type QueryFacesProps = Readonly<{
  /** Nothing is known yet, and it is being asked for. */
  isWaiting: boolean
  /** Usually a skeleton; nothing for what would only flicker. */
  waiting?: ReactNode
  /** null unless there is nothing at all to show: what is known stays on the screen when asking again fails. */
  trouble: FaceTrouble | null
  size?: 'page' | 'panel'
  children: ReactNode
}>

/** The faces of what is fetched: awaited, failed with one way on, or there. Whether it is empty, its own place knows. */
export function QueryFaces({ isWaiting, waiting, trouble, size = 'page', children }: QueryFacesProps) {
  if (trouble !== null) {
    const { title, cause, detail, retryLabel, onRetry } = trouble
    return <ErrorState size={size} title={title} cause={cause} detail={detail} action={<Button icon="retry" onPress={onRetry}>{retryLabel}</Button>} />
  }
  return isWaiting ? waiting : children
}
