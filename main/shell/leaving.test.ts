import { expect, test } from 'vitest'
import { createLeaving, REST_MS, WINDOWS_MS } from './leaving.ts'

function aPromise<T>() {
  let resolve: (value: T) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<T>((keep, breakIt) => {
    resolve = keep
    reject = breakIt
  })
  return { promise, resolve, reject }
}

/** The way out, with each of its steps in the test's hand. */
function aWayOut() {
  const steps: string[] = []
  const windows = aPromise<void>()
  const house = aPromise<boolean>()
  const waits = new Map<number, () => void>()
  const leaving = createLeaving({
    closeWindows: () => {
      steps.push('windows')
      return windows.promise
    },
    rest: () => {
      steps.push('rest')
      return house.promise
    },
    wait: ms => new Promise(resolve => waits.set(ms, resolve)),
    end: isAtRest => void steps.push(isAtRest ? 'end' : 'end by force'),
  })
  /** @returns whether the app stays for now */
  const askToQuit = () => {
    let isHeld = false
    leaving.beforeQuit({ preventDefault: () => (isHeld = true) })
    return isHeld
  }
  const settle = () => new Promise(resolve => setImmediate(resolve))
  const after = async (ms: number) => {
    waits.get(ms)?.()
    await settle()
  }
  return { leaving, steps, windows, house, askToQuit, after, settle }
}

test('windows close first, so that what they write on their way finds the house open', async () => {
  const { steps, windows, house, askToQuit, settle } = aWayOut()

  expect(askToQuit()).toBe(true)
  await settle()
  expect(steps).toEqual(['windows'])
  windows.resolve()
  await settle()
  expect(steps).toEqual(['windows', 'rest'])
  house.resolve(true)
  await settle()

  expect(steps).toEqual(['windows', 'rest', 'end'])
  expect(askToQuit()).toBe(false)
})

test('asking again while the house comes to rest does not cut it short', async () => {
  const { steps, windows, house, askToQuit, settle } = aWayOut()
  askToQuit()
  windows.resolve()
  await settle()

  expect(askToQuit()).toBe(true)
  expect(askToQuit()).toBe(true)
  await settle()

  expect(steps).toEqual(['windows', 'rest'])
  house.resolve(true)
  await settle()
  expect(steps).toEqual(['windows', 'rest', 'end'])
})

test('a window that does not go is not waited for longer than a moment', async () => {
  const { steps, askToQuit, after } = aWayOut()
  askToQuit()

  await after(WINDOWS_MS)

  expect(steps).toEqual(['windows', 'rest'])
})

test('a house that never comes to rest is left by force', async () => {
  const { steps, windows, askToQuit, after, settle } = aWayOut()
  askToQuit()
  windows.resolve()
  await settle()

  await after(REST_MS)

  expect(steps).toEqual(['windows', 'rest', 'end by force'])
})

test('a house that breaks while it closes is left by force', async () => {
  const { steps, windows, house, askToQuit, settle } = aWayOut()
  askToQuit()
  windows.resolve()
  house.reject(new Error('broken'))
  await settle()

  expect(steps).toEqual(['windows', 'rest', 'end by force'])
})

test('it is known that the app leaves', () => {
  const { leaving, askToQuit } = aWayOut()

  expect(leaving.isLeaving()).toBe(false)
  askToQuit()
  expect(leaving.isLeaving()).toBe(true)
})
