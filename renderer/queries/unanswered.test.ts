import { QueryObserver, type QueryObserverResult } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createQueryClient } from './client.ts'
import { firstUnanswered, unanswered } from './unanswered.ts'

/** A question that fails when told to, asked once. */
async function aQuestion({ fails }: Readonly<{ fails: boolean }>) {
  const truth = { fails, asked: 0 }
  const query = new QueryObserver(createQueryClient(), {
    queryKey: ['question'],
    queryFn: () => {
      truth.asked += 1
      return truth.fails ? Promise.reject(new Error('no')) : Promise.resolve('yes')
    },
  })
  query.subscribe(() => {})
  const settled = async (): Promise<QueryObserverResult<string>> => {
    await expect.poll(() => query.getCurrentResult().isFetching).toBe(false)
    return query.getCurrentResult()
  }
  return { truth, settled, result: await settled() }
}

test('what failed at first has no answer, and can be asked again', async () => {
  const { truth, result, settled } = await aQuestion({ fails: true })
  const found = unanswered(result)
  expect(found?.failure).toEqual({ kind: 'bug', reference: 'window' })

  truth.fails = false
  found?.retry()

  await expect.poll(async () => (await settled()).data).toBe('yes')
})

test('what is known stays when asking again fails', async () => {
  const { truth, result } = await aQuestion({ fails: false })
  truth.fails = true

  expect(unanswered(await result.refetch())).toBeNull()
})

test('of several, only those without an answer are asked again', async () => {
  const good = await aQuestion({ fails: false })
  const bad = await aQuestion({ fails: true })

  firstUnanswered([good.result, bad.result])?.retry()

  await expect.poll(() => bad.truth.asked).toBe(2)
  expect(good.truth.asked).toBe(1)
})
