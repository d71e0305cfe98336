import { SECOND_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import { UploadAddress } from '#main/providers/crisp/wire/upload.ts'

/**
 * Where an upload waits for its address: it is asked for over REST and told over the socket, so that one has to be open.
 * `setLive` and `told` are the socket's side.
 */
export type AddressDesk = Readonly<{
  setLive(isLive: boolean): void
  told(data: unknown): void
  /** Comes true when a socket is open; false when none opens in time, or the signal aborts. */
  untilLive(signal: AbortSignal | undefined): Promise<boolean>
  /** The address for what was asked under this id; null when none comes in time, or the signal aborts. */
  addressFor(id: string, signal: AbortSignal | undefined): Promise<UploadAddress | null>
}>

const PATIENCE_MS = 15 * SECOND_MS

export function createAddressDesk(clock: Clock): AddressDesk {
  const waitingForSocket = new Set<(isLive: boolean) => void>()
  const waitingForAddress = new Map<string, (address: UploadAddress) => void>()
  let isLive = false

  /** What `listen` is told, or the other when that takes too long. */
  async function inTime<T>(otherwise: T, signal: AbortSignal | undefined, listen: (tell: (value: T) => void) => () => void): Promise<T> {
    const over = new AbortController()
    const end = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal])
    let leave = () => {}
    const told = new Promise<T>(resolve => (leave = listen(resolve)))
    const value = await Promise.race([told, clock.sleep(PATIENCE_MS, end).then(() => otherwise)])
    leave()
    over.abort()
    return value
  }

  return {
    setLive(now) {
      isLive = now
      if (now) for (const tell of waitingForSocket) tell(true)
    },
    told(data) {
      const read = UploadAddress.safeParse(data)
      if (read.success) waitingForAddress.get(read.data.id)?.(read.data)
    },
    untilLive: signal =>
      isLive
        ? Promise.resolve(true)
        : inTime<boolean>(false, signal, tell => {
            waitingForSocket.add(tell)
            return () => void waitingForSocket.delete(tell)
          }),
    addressFor: (id, signal) =>
      inTime<UploadAddress | null>(null, signal, tell => {
        waitingForAddress.set(id, tell)
        return () => void waitingForAddress.delete(id)
      }),
  }
}
