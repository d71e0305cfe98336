import { beforeEach, expect, test } from 'vitest'
import { useSteps } from './steps.ts'
import { useUndo } from './undo.ts'

const { take, attempt, reset } = useSteps.getState()
const told = () => useSteps.getState().told
const trouble = new Error('the disk is full')
const fails = () => Promise.reject(trouble)
const works = () => Promise.resolve()

beforeEach(() => {
  reset()
  useUndo.getState().forget()
})

test('nothing is called done before it is', async () => {
  let finish = () => {}
  const run = () => new Promise<void>(resolve => (finish = resolve))
  const step = take({ run, text: 'Resolved', back: works })

  expect(told()).toBeNull()
  finish()

  expect(await step).toBe(true)
  expect(told()).toEqual({ kind: 'done', text: 'Resolved', canUndo: true })
})

test('whoever wants it back before it is done gets it back when it is, and is not told that it was done', async () => {
  const order: string[] = []
  let finish = () => {}
  const run = () => new Promise<void>(resolve => (finish = resolve)).then(() => void order.push('done'))
  const step = take({ run, text: 'Resolved', back: async () => void order.push('back') })

  useUndo.getState().run()
  expect(order).toEqual([])
  finish()
  await step

  await expect.poll(() => order).toEqual(['done', 'back'])
  expect([told(), useUndo.getState().ways]).toEqual([null, []])
})

test('nobody is led back from what was not done', async () => {
  const order: string[] = []
  const step = take({ run: fails, text: 'Resolved', back: async () => void order.push('back') })
  useUndo.getState().run()

  expect(await step).toBe(false)
  await Promise.resolve()
  expect(order).toEqual([])
  expect(told()).toEqual({ kind: 'failed', error: trouble })
})

test('while something is being done, nothing that was told before offers its way back', async () => {
  await take({ run: works, text: 'Resolved', back: works })
  let finish = () => {}
  const step = take({ run: () => new Promise<void>(resolve => (finish = resolve)), text: 'Assigned', back: works })

  expect(told()).toBeNull()
  finish()
  await step
  expect(told()).toMatchObject({ text: 'Assigned' })
})

test('of two things that are done at the same time, the later one can be undone, whichever ends first', async () => {
  let finish = () => {}
  const earlier = take({ run: () => new Promise<void>(resolve => (finish = resolve)), text: 'Resolved', back: works })
  const later = take({ run: works, text: 'Assigned', back: works })

  await later
  expect(told()).toEqual({ kind: 'done', text: 'Assigned', canUndo: true })
  finish()
  await earlier
  expect(told()).toEqual({ kind: 'done', text: 'Resolved', canUndo: false })
})

test('where two that ran at the same time fail, the way back of what was before stands again', async () => {
  const order: string[] = []
  await take({ run: works, text: 'Resolved', back: async () => void order.push('back') })
  let failEarlier = () => {}
  const earlier = take({ run: () => new Promise<void>((_, reject) => (failEarlier = () => reject(trouble))), text: 'Assigned', back: works })
  const later = take({ run: () => earlier.then(fails), text: 'Reopened', back: works })
  failEarlier()
  await later

  useUndo.getState().run()

  await expect.poll(() => order).toEqual(['back'])
})

test('what failed leaves the way back of what was before', async () => {
  await take({ run: works, text: 'Resolved', back: works })
  const { ways } = useUndo.getState()

  await take({ run: fails, text: 'Assigned', back: works })

  expect(useUndo.getState().ways).toEqual(ways)
})

test('what failed is told, and offers no way back', async () => {
  expect(await take({ run: fails, text: 'Resolved', back: works })).toBe(false)

  expect(told()).toEqual({ kind: 'failed', error: trouble })
  expect(useUndo.getState().ways).toEqual([])
})

test('a way back that fails is told as well', async () => {
  await take({ run: works, text: 'Resolved', back: fails })

  useUndo.getState().run()
  await Promise.resolve()

  await expect.poll(told).toEqual({ kind: 'failed', error: trouble })
})

test('what cannot be taken back leaves the way back of what was before', async () => {
  await take({ run: works, text: 'Resolved', back: works })
  const { ways } = useUndo.getState()

  await take({ run: works, text: 'Resumed' })

  expect(told()).toEqual({ kind: 'done', text: 'Resumed', canUndo: false })
  expect(useUndo.getState().ways).toEqual(ways)
})

test('an attempt that works says nothing', async () => {
  expect(await attempt(works)).toBe(true)

  expect(told()).toBeNull()
})
