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
  /** Listens for the address of what is asked under this id; whoever listens leaves. */
  listenFor(id: string): Listening
}>

export type Listening = Readonly<{
  /** What was told, or is told from now on; null when nothing is in time, or the signal aborts. */
  address(signal: AbortSignal | undefined): Promise<UploadAddress | null>
  leave(): void
}>

const PATIENCE_MS = 15 * SECOND_MS

export function createAddressDesk(clock: Clock): AddressDesk {
  const waitingForSocket = new Set<() => void>()
  const waitingForAddress = new Map<string, (address: UploadAddress) => void>()
  let isLive = false

  /** What is told, or null when that takes too long from now. */
  async function inTime<T>(told: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
    const over = new AbortController()
    const end = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal])
    const value = await Promise.race([told, clock.sleep(PATIENCE_MS, end).then(() => null)])
    over.abort()
    return value
  }

  return {
    setLive(now) {
      isLive = now
      if (now) for (const tell of waitingForSocket) tell()
    },
    told(data) {
      const read = UploadAddress.safeParse(data)
      if (read.success) waitingForAddress.get(read.data.id)?.(read.data)
    },
    async untilLive(signal) {
      if (isLive) return true
      let tell = () => {}
      const opened = new Promise<true>(resolve => (tell = () => resolve(true)))
      waitingForSocket.add(tell)
      const isOpen = await inTime(opened, signal)
      waitingForSocket.delete(tell)
      return isOpen === true
    },
    listenFor(id) {
      const told = new Promise<UploadAddress>(resolve => waitingForAddress.set(id, resolve))
      return { address: signal => inTime(told, signal), leave: () => void waitingForAddress.delete(id) }
    },
  }
}
