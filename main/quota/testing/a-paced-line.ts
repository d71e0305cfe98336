import { ok } from '#app/result.ts'
import type { VirtualClock } from '#main/clock/virtual-clock.ts'
import type { Http } from '#main/providers/http/http.ts'
import type { ProviderAccount, QuotaHint } from '#main/providers/provider.ts'
import { paced } from '#main/quota/paced.ts'
import { createQuota, type Quota } from '#main/quota/quota.ts'
import type { Result } from '#app/result.ts'

/** As Crisp's guides have it for a token of one website; the pace is that of `providers/crisp/quota.ts`. */
export const CRISP: QuotaHint = { calls: 8, windowMs: 2_000, mostCalls: 8, perDay: 10_000 }

/** Methods that take more than one call at Crisp: lists whose end only an empty page tells, and a contact with what is noted of it. */
const CALLS: Partial<Record<keyof ProviderAccount, number>> = { listGroups: 2, listInboxes: 2, getContact: 2 }

export type ACredential = Readonly<{
  quota: Quota
  /** Every call that reached the service, in milliseconds of the clock. */
  calledAt: readonly number[]
  /** A line whose every call takes its turn as those of the product do. */
  paced(line: ProviderAccount): ProviderAccount
  /** One call besides: what a person sends, or a connection that is opened. */
  call(method: 'GET' | 'POST'): Promise<unknown>
  setOffline(isOffline: boolean): void
}>

/** A credential that several accounts may share, with a quota of its own and a network that a test takes away. */
export function aCredential(clock: VirtualClock, hint: QuotaHint = CRISP): ACredential {
  const quota = createQuota({ clock, random: () => 0.5, hint })
  const calledAt: number[] = []
  let isOffline = false
  const service: Http = {
    reaches: () => true,
    async send() {
      if (isOffline) return { reached: 'unsent', failure: { kind: 'offline' } }
      calledAt.push(clock.now())
      await clock.sleep(60)
      return { reached: 'answer', reply: { status: 200, headers: new Headers(), body: { type: 'none' } } }
    },
  }
  const door = paced(service, { quota })
  const call = (method: 'GET' | 'POST') => door.send({ method, url: new URL('https://api.service.test/') })

  async function afterCalls<T>(method: keyof ProviderAccount, answer: () => Promise<Result<T>>): Promise<Result<T>> {
    for (let n = 0; n < (CALLS[method] ?? 1); n += 1) {
      const outcome = await call('GET')
      if (outcome.reached !== 'answer') return { ok: false, failure: outcome.failure }
    }
    return answer()
  }

  return {
    quota, calledAt, call,
    setOffline: now => void (isOffline = now),
    paced: line => ({
      ...line,
      listConversations: asking => afterCalls('listConversations', () => line.listConversations(asking)),
      getConversation: asking => afterCalls('getConversation', () => line.getConversation(asking)),
      getThread: asking => afterCalls('getThread', () => line.getThread(asking)),
      listOperators: asking => afterCalls('listOperators', () => line.listOperators(asking)),
      listGroups: asking => afterCalls('listGroups', () => line.listGroups(asking)),
      listInboxes: asking => afterCalls('listInboxes', () => line.listInboxes(asking)),
      getContact: asking => afterCalls('getContact', () => line.getContact(asking)),
      getCampaign: asking => afterCalls('getCampaign', () => line.getCampaign(asking)),
      setTyping: asking => afterCalls('setTyping', async () => (await line.setTyping(asking), ok(null))),
      watch: line.watch === null ? null : listener => {
        // Where to connect is asked for first.
        void call('GET')
        return line.watch?.(listener) ?? { close: () => undefined }
      },
    }),
  }
}
