import { assertNever } from '#app/assert-never.ts'
import type { VirtualClock } from '#main/clock/virtual-clock.ts'
import type { Asking, Sending, SendOutcome } from '#main/providers/provider.ts'
import { toItem, type Received } from './a-service.ts'
import { OFFLINE, type SendFault } from './faults.ts'

type Misbehaving = Readonly<{ sending: Sending; clock: VirtualClock; receive: () => Received }>

/** What comes of a send under a fault. */
export async function misbehave(fault: SendFault, { sending, clock, receive }: Misbehaving): Promise<SendOutcome> {
  const answer = (received: Received): SendOutcome => ({ outcome: 'sent', remoteId: received.remoteId, item: toItem(received, sending.operator?.name ?? '') })
  const isCut = () => sending.signal?.aborted ?? false
  switch (fault.fault) {
    case 'none':
      return answer(receive())
    case 'answerLost':
      receive()
      return { outcome: 'doubt', failure: OFFLINE }
    case 'storedThenError':
      receive()
      return { outcome: 'doubt', failure: { kind: 'providerDown', status: 500 } }
    case 'storedLate':
      void clock.sleep(fault.lateMs).then(receive)
      return { outcome: 'doubt', failure: OFFLINE }
    case 'lostBefore':
      return { outcome: 'doubt', failure: OFFLINE }
    case 'notStored':
    case 'refused':
      return { outcome: fault.fault, failure: fault.failure }
    case 'slow': {
      await clock.sleep(fault.ms / 2, sending.signal)
      if (isCut()) return { outcome: 'doubt', failure: { kind: 'cancelled' } }
      const received = receive()
      await clock.sleep(fault.ms / 2, sending.signal)
      return isCut() ? { outcome: 'doubt', failure: { kind: 'cancelled' } } : answer(received)
    }
    case 'hangs':
      receive()
      await untilAborted(sending)
      return { outcome: 'doubt', failure: { kind: 'cancelled' } }
    case 'throws':
      throw new Error('planted')
    default:
      return assertNever(fault)
  }
}

const untilAborted = ({ signal }: Asking) =>
  new Promise<void>(resolve => {
    if (signal?.aborted) return resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
