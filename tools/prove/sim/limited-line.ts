import type { Failure } from '#app/failure.ts'
import { fail, type Result } from '#app/result.ts'
import type { Asking, ProviderAccount, SendOutcome } from '#main/providers/provider.ts'

type Gate = () => Promise<Failure | null>

/** What stands between us and a service: around each call that really goes there. */
export type Between = Readonly<{
  reading<A extends Asking, T>(call: (asking: A) => Promise<Result<T>>): (asking: A) => Promise<Result<T>>
  sending<A extends Asking>(call: (asking: A) => Promise<SendOutcome>): (asking: A) => Promise<SendOutcome>
}>

/** The same line, with somebody in between. */
export function withBetween(line: ProviderAccount, { reading, sending }: Between): ProviderAccount {
  return {
    ...line,
    send: sending(line.send),
    annotate: sending(line.annotate),
    sendFile: sending(line.sendFile),
    upload: reading(line.upload),
    // Where our mark tells new from old nobody is asked.
    watermark: line.resend === 'never' ? reading(line.watermark) : line.watermark,
    findSent: reading(line.findSent),
    setStatus: reading(line.setStatus), assign: reading(line.assign), markRead: reading(line.markRead), setSegments: reading(line.setSegments),
    listConversations: reading(line.listConversations), getConversation: reading(line.getConversation), getThread: reading(line.getThread),
    listOperators: reading(line.listOperators), listGroups: reading(line.listGroups), listInboxes: reading(line.listInboxes),
  }
}

/**
 * The same line, with a gate before each call that really goes to a service.
 * @param before null = it may go
 */
export function gated(line: ProviderAccount, before: Gate): ProviderAccount {
  return withBetween(line, {
    reading: call => async asking => {
      const refused = await before()
      return refused === null ? call(asking) : fail(refused)
    },
    sending: call => async asking => {
      const refused = await before()
      return refused === null ? call(asking) : { outcome: 'notStored', failure: refused }
    },
  })
}

/** A service that can be told to tell us to wait. */
export type Limits = Readonly<{
  before: Gate
  limit(ms: number): void
  /** It is over, and for good. */
  lift(): void
  isOn(): boolean
  /** Until when, on the service's clock. */
  until(): number
  /** Whether the service may still begin to say so by itself. */
  mayBegin(): boolean
}>

type LimitNeeds = Readonly<{
  now: () => number
  toFailure(until: number): Failure
}>

export function createLimits({ now, toFailure }: LimitNeeds): Limits {
  let until = 0
  let isLifted = false
  return {
    before: async () => (now() < until ? toFailure(until) : null),
    limit: ms => void (until = now() + ms),
    lift() {
      until = 0
      isLifted = true
    },
    isOn: () => now() < until,
    until: () => until,
    mayBegin: () => !isLifted,
  }
}
