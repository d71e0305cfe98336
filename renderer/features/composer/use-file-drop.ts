import { useEffect, useRef, useState, type RefObject } from 'react'

/** The panel that a composer answers for says this of itself: a file may be dropped on all of it. */
const PLACE = '[data-takes-files]'

/** Files that are dropped on the place around `inner`. Answers whether some hang over it now. */
export function useFileDrop(inner: RefObject<HTMLElement | null>, onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })

  useEffect(() => {
    const place = inner.current?.closest<HTMLElement>(PLACE)
    if (place === null || place === undefined) return
    const end = new AbortController()
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      // Going from one child to another is not leaving.
      if (!(event.relatedTarget instanceof Node) || !place.contains(event.relatedTarget)) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setIsOver(false)
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    place.addEventListener('dragenter', over, { signal: end.signal })
    place.addEventListener('dragover', over, { signal: end.signal })
    place.addEventListener('dragleave', leave, { signal: end.signal })
    place.addEventListener('drop', drop, { signal: end.signal })
    return () => end.abort()
  }, [inner])

  return isOver
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false
