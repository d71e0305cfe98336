import type { Failure } from '#app/failure.ts'
import type { SendOutcome } from '#main/providers/provider.ts'
import { paced } from '#main/quota/paced.ts'
import { createQuota } from '#main/quota/quota.ts'
import { anAnswer } from '#main/quota/testing/a-door.ts'
import { anOutbox, type OutboxOnStage } from './an-outbox.ts'

/** An outbox whose replies wait for the one call of a quota, which another account of the same credential has just made: the next may go after `windowMs`. */
export async function anOutboxBehindAQuota(windowMs: number): Promise<OutboxOnStage & Readonly<{ closeQuota(): void }>> {
  const stage = await anOutbox()
  const { clock, account } = stage
  const quota = createQuota({ clock, random: () => 0, hint: { calls: 1, windowMs, mostCalls: 1, perDay: null } })
  const service: Parameters<typeof paced>[0] = {
    reaches: () => true,
    async send({ body }) {
      if (typeof body === 'function') await body()
      return anAnswer()
    },
  }
  const door = paced(service, { quota })
  const url = new URL('https://service.test/')
  const { send } = account.line
  Object.assign(account.line, {
    async send(sending: Parameters<typeof send>[0]): Promise<SendOutcome> {
      const outcomes: SendOutcome[] = []
      const went = await door.send({ method: 'POST', url, signal: sending.signal, body: async () => void outcomes.push(await send(sending)) })
      const failure: Failure = went.reached === 'answer' ? { kind: 'bug', reference: 'none' } : went.failure
      return outcomes[0] ?? { outcome: 'notStored', failure }
    },
  })
  await door.send({ method: 'GET', url })
  return { ...stage, closeQuota: quota.close }
}
