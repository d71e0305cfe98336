import type { Failure } from '#app/failure.ts'
import type { CreateOutcome, SendOutcome } from '#main/providers/provider.ts'
import { paced } from '#main/quota/paced.ts'
import { createQuota } from '#main/quota/quota.ts'
import { anAnswer } from '#main/quota/testing/a-door.ts'
import { anOutbox, type OutboxOnStage } from './an-outbox.ts'

/** An outbox whose replies and beginnings wait for the one call of a quota, which another account of the same credential has just made: the next may go after `windowMs`. */
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
  const { send, createConversation } = account.line

  async function through<T>(signal: AbortSignal | undefined, work: () => Promise<T>, otherwise: (failure: Failure) => T): Promise<T> {
    const outcomes: T[] = []
    const went = await door.send({ method: 'POST', url, signal, body: async () => void outcomes.push(await work()) })
    const failure: Failure = went.reached === 'answer' ? { kind: 'bug', reference: 'none' } : went.failure
    return outcomes[0] ?? otherwise(failure)
  }

  Object.assign(account.line, {
    send: (sending: Parameters<typeof send>[0]) => through<SendOutcome>(sending.signal, () => send(sending), failure => ({ outcome: 'notStored', failure })),
    createConversation: (creating: Parameters<typeof createConversation>[0]) => through<CreateOutcome>(creating.signal, () => createConversation(creating), failure => ({ outcome: 'notCreated', failure })),
  })
  await door.send({ method: 'GET', url })
  return { ...stage, closeQuota: quota.close }
}
